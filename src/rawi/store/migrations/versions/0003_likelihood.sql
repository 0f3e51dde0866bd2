-- From 0 to 1; NULL in statements coded before it was weighed.
ALTER TABLE statements ADD COLUMN likelihood REAL;
