-- Tells every process what to forget (lib/server/changes.ts), whoever writes: NOTIFY is sent at the commit, and the same
-- text once a transaction. In the database, because a rule here cannot be forgotten by a verb, a cascade or an import.

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
