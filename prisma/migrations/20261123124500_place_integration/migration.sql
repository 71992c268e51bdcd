-- The active ones of a channel by rank: its head is found without reading the others.
DROP INDEX "integrations_environment_id_channel_active_idx";

CREATE INDEX "integrations_ranked" ON "integrations"("environment_id", "channel", "priority" DESC) WHERE (active AND deleted_at IS NULL);

-- The place of an integration that is about to be inserted by the same statement (lib/integrations/write/insert-ranked.ts):
-- holds the ranking and takes the identifier until the transaction ends, by the locks of lib/integrations/repository.ts
-- and in their order; then the rank by conditions.md, "Primary and priority": just below the primary, which moves up by
-- one, or first where there is none. In the database, because each statement of a function sees what was committed while
-- it waited for the lock, and one round trip is a quarter of what four cost.
CREATE FUNCTION "signalbox_place"(environment uuid, channel_name text, ranked boolean, conditioned boolean, wanted text)
RETURNS TABLE ("taken" boolean, "leads" boolean, "rank" integer) LANGUAGE plpgsql AS $$
DECLARE
    head record;
BEGIN
    IF ranked THEN
        PERFORM pg_advisory_xact_lock(hashtextextended('ranking:' || environment || ':' || channel_name, 0));
    END IF;
    IF wanted IS NOT NULL THEN
        PERFORM pg_advisory_xact_lock(hashtextextended('identifier:' || environment || ':' || wanted, 0));
        PERFORM 1 FROM integrations i
        WHERE i.environment_id = environment AND i.identifier = wanted AND i.deleted_at IS NULL;
        IF FOUND THEN
            RETURN QUERY SELECT true, false, 0;
            RETURN;
        END IF;
    END IF;
    IF NOT ranked THEN
        RETURN QUERY SELECT false, false, 0;
        RETURN;
    END IF;
    SELECT i.id, i.is_primary, i.priority INTO head FROM integrations i
    WHERE i.environment_id = environment AND i.channel = channel_name AND i.active AND i.deleted_at IS NULL
    ORDER BY i.priority DESC LIMIT 1;
    IF FOUND AND head.is_primary THEN
        UPDATE integrations i SET priority = head.priority + 1 WHERE i.id = head.id;
        RETURN QUERY SELECT false, false, head.priority;
    ELSE
        RETURN QUERY SELECT false, NOT conditioned, COALESCE(head.priority, 0) + 1;
    END IF;
END
$$;
