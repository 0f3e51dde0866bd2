"""What the API answers with. The models are its documentation: openapi.json and /docs are made from them.

Offsets count code points in the report's text as published; days are ISO dates.
"""
