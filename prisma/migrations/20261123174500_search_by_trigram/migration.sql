-- A search with few hits in a large environment is answered by trigrams. They come from pg_trgm, which every owner of a
-- database may create where the server has it (it is a trusted extension). Where it has not, or the server forbids it,
-- all works as before: the search reads the environment's rows.
DO $$
DECLARE
    place text;
BEGIN
    CREATE EXTENSION IF NOT EXISTS pg_trgm;
    SELECT quote_ident(n.nspname) INTO place FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace
    WHERE e.extname = 'pg_trgm';
    EXECUTE format(
        'CREATE INDEX "integrations_searched" ON "integrations" USING GIN ("name" %s.gin_trgm_ops, "identifier" %s.gin_trgm_ops) WHERE (deleted_at IS NULL)',
        place, place);
EXCEPTION WHEN OTHERS THEN
    RAISE NOTICE 'Search stays without its index: %', SQLERRM;
END
$$;
