"""The script that Streamlit runs, apart from the folder `pages`.

Until `st.navigation` was called once, Streamlit takes a folder `pages` beside its script for the
menu, and runs the file that the address names without ever running the script: past the sign-in.
"""
