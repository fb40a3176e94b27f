"""What `prioritizer app` has Streamlit run, in a checkout and in an installed package."""

from prioritizer.app.main import main

main()
