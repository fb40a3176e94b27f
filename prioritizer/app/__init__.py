"""The app: pages for planners and donors. Widgets in, calls to the package, charts out.

Nothing outside this folder imports Streamlit; no page computes anything that is not in a lower
layer, and nothing that is worth more than one cell edit lives in the browser's session alone.
"""
