-- What schema.prisma cannot say: generated columns, how an index sorts NULL, an index that needs an extension, triggers.
-- `npm run migration` writes only what schema.prisma says; what belongs here is added by hand to a migration of its own.

-- Columns that PostgreSQL keeps in step with the rest of the row, to filter and to search by: the verdict of the last
-- check, and the text of a search in lower case. A comparison with lower-case text costs a quarter of one in any case.
ALTER TABLE "integrations"
    ADD COLUMN "health" TEXT NOT NULL GENERATED ALWAYS AS (COALESCE("last_check"->>'status', 'unchecked')) STORED,
    ADD COLUMN "search_text" TEXT NOT NULL GENERATED ALWAYS AS (lower("name" || E'\n' || "identifier")) STORED;

CREATE INDEX "integrations_listed_health" ON "integrations"("environment_id", "health", "created_at" DESC, "id" DESC) WHERE (deleted_at IS NULL);

-- The scheduled checks ask for the integrations that were never checked before all others.
CREATE INDEX "integrations_due_for_check" ON "integrations"("last_checked_at" NULLS FIRST, "id") WHERE (active AND deleted_at IS NULL);

-- A search with few hits in a large environment is answered by trigrams. They come from pg_trgm, which every owner of a
-- database may create where the server has it (it is a trusted extension). Where the server lacks it or forbids it, the
-- search reads the environment's rows. What was inserted lately is read whole by every search until it is sorted in, so
-- that list is kept short.
DO $$
DECLARE
    place text;
BEGIN
    CREATE EXTENSION IF NOT EXISTS pg_trgm;
    SELECT quote_ident(n.nspname) INTO place FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace
    WHERE e.extname = 'pg_trgm';
    EXECUTE format(
        'CREATE INDEX "integrations_searched" ON "integrations" USING GIN ("search_text" %s.gin_trgm_ops) WITH (gin_pending_list_limit = 128) WHERE (deleted_at IS NULL)',
        place);
EXCEPTION WHEN OTHERS THEN
    RAISE NOTICE 'Search works without its index: %', SQLERRM;
END
$$;

-- Triggers that notify every process of what it has to forget (lib/server/database/changes.ts), whoever writes. PostgreSQL sends
-- the notification at the commit, and the same text once a transaction. In the database, because a rule here cannot be
-- forgotten by a verb, a cascade or an import.

-- An active integration comes, changes or goes. Drafts are chosen by nobody, so they tell nothing.
CREATE FUNCTION "signalbox_tell_integration"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        PERFORM pg_notify('signalbox_changes', 'integrations/' || OLD.environment_id || '/' || OLD.channel);
    END IF;
    IF TG_OP <> 'DELETE' THEN
        PERFORM pg_notify('signalbox_changes', 'integrations/' || NEW.environment_id || '/' || NEW.channel);
    END IF;
    RETURN NULL;
END
$$;

CREATE TRIGGER "integrations_tell_insert" AFTER INSERT ON "integrations" FOR EACH ROW
WHEN (NEW.active AND NEW.deleted_at IS NULL) EXECUTE FUNCTION "signalbox_tell_integration"();

CREATE TRIGGER "integrations_tell_update" AFTER UPDATE ON "integrations" FOR EACH ROW
WHEN ((OLD.active AND OLD.deleted_at IS NULL) OR (NEW.active AND NEW.deleted_at IS NULL))
EXECUTE FUNCTION "signalbox_tell_integration"();

CREATE TRIGGER "integrations_tell_delete" AFTER DELETE ON "integrations" FOR EACH ROW
WHEN (OLD.active AND OLD.deleted_at IS NULL) EXECUTE FUNCTION "signalbox_tell_integration"();

-- A key changes in what it may do, or goes. A new one is kept by nobody yet, and its last use opens nothing.
CREATE FUNCTION "signalbox_tell_api_keys"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('signalbox_changes', 'api_keys');
    RETURN NULL;
END
$$;

CREATE TRIGGER "api_keys_tell_update"
AFTER UPDATE OF "hash", "organization_id", "environment_id", "scopes", "expires_at", "revoked_at" ON "api_keys"
FOR EACH STATEMENT EXECUTE FUNCTION "signalbox_tell_api_keys"();

CREATE TRIGGER "api_keys_tell_delete" AFTER DELETE ON "api_keys"
FOR EACH STATEMENT EXECUTE FUNCTION "signalbox_tell_api_keys"();

-- TRUNCATE has no rows: whoever hears of it forgets everything.
CREATE FUNCTION "signalbox_tell_everything"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('signalbox_changes', 'everything');
    RETURN NULL;
END
$$;

CREATE TRIGGER "integrations_tell_truncate" AFTER TRUNCATE ON "integrations"
FOR EACH STATEMENT EXECUTE FUNCTION "signalbox_tell_everything"();

CREATE TRIGGER "api_keys_tell_truncate" AFTER TRUNCATE ON "api_keys"
FOR EACH STATEMENT EXECUTE FUNCTION "signalbox_tell_everything"();
