"""The entry point for `streamlit run app.py`; `prioritizer app` does the same from anywhere."""

from prioritizer.app.main import main

main()
