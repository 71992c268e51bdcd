-- As before (20261123171500_create_once), for any number of integrations at once: the ranking is held once, the head of
-- the channel is looked for once, and the ranks of the others are counted on from it, as if one had come after the other
-- (conditions.md, "Primary and priority"). Identifiers are taken in their order, so that two groups that want the same
-- ones do not wait for each other.
DROP FUNCTION "signalbox_place"(uuid, text, boolean, boolean, text);

-- In: the channel whose ranking they enter, or null when they enter none; of each whether it has conditions; the
-- identifiers that were asked for by name. Out: the rank of the nth.
CREATE FUNCTION "signalbox_place"(environment uuid, ranking text, conditioned boolean[], wanted text[])
RETURNS TABLE ("nth" integer, "leads" boolean, "rank" integer) LANGUAGE plpgsql
ROWS 16 SET enable_seqscan = off SET enable_sort = off AS $$
DECLARE
    incoming integer := COALESCE(cardinality(conditioned), 0);
    asked text;
    nearest text;
    head record;
    leader integer;
BEGIN
    IF incoming = 0 THEN
        RETURN;
    END IF;
    IF ranking IS NOT NULL THEN
        PERFORM pg_advisory_xact_lock(hashtextextended('ranking:' || environment || ':' || ranking, 0));
    END IF;
    IF wanted IS NOT NULL THEN
        FOR asked IN SELECT w FROM unnest(wanted) w ORDER BY w COLLATE "C" LOOP
            PERFORM pg_advisory_xact_lock(hashtextextended('identifier:' || environment || ':' || asked, 0));
            SELECT i.identifier INTO nearest FROM integrations i
            WHERE i.environment_id = environment AND i.identifier >= asked AND i.deleted_at IS NULL
            ORDER BY i.identifier LIMIT 1;
            IF nearest = asked THEN
                RAISE unique_violation USING CONSTRAINT = 'integrations_identifier_live',
                    MESSAGE = 'identifier is taken', DETAIL = 'Key (environment_id, identifier) already exists.';
            END IF;
        END LOOP;
    END IF;
    IF ranking IS NULL THEN
        RETURN QUERY SELECT n, false, 0 FROM generate_series(1, incoming) n;
        RETURN;
    END IF;
    SELECT i.id, i.is_primary, i.priority INTO head FROM integrations i
    WHERE i.environment_id = environment AND i.channel = ranking AND i.active AND i.deleted_at IS NULL
    ORDER BY i.priority DESC LIMIT 1;
    -- Who leads: 0 is the one that leads already, null nobody.
    IF head.is_primary THEN
        leader := 0;
        UPDATE integrations i SET priority = head.priority + incoming WHERE i.id = head.id;
    ELSE
        leader := array_position(conditioned, false);
        head.priority := COALESCE(head.priority, 0);
    END IF;
    -- Each goes above all but the one that leads when it comes.
    RETURN QUERY SELECT n, COALESCE(n = leader, false), head.priority + CASE
        WHEN n = leader AND leader > 0 THEN incoming
        WHEN n > leader THEN n - 1
        ELSE n
    END
    FROM generate_series(1, incoming) n;
END
$$;

-- One row a key: by the thousand that is assumed of any function, a plan of many keys looks large enough to be compiled.
ALTER FUNCTION "signalbox_claim"(uuid, text, text, text, timestamptz) ROWS 1;
