-- Holds the number of the networking schema.
SELECT 1;
