"""The pages: each file has one function `page`, listed in `prioritizer.app.main.PAGES`."""
