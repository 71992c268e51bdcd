-- As before (20261123124500_place_integration), but for two things. Both rows that it looks for are sought in the order
-- of the one index that finds them: a plan is kept as long as its connection, and of a table without statistics, as any
-- young one is, the planner takes every index of the environment to be as good. And an identifier that is taken is
-- refused as its unique index would refuse it.
DROP FUNCTION "signalbox_place"(uuid, text, boolean, boolean, text);

CREATE FUNCTION "signalbox_place"(environment uuid, channel_name text, ranked boolean, conditioned boolean, wanted text)
RETURNS TABLE ("leads" boolean, "rank" integer) LANGUAGE plpgsql
SET enable_seqscan = off SET enable_sort = off AS $$
DECLARE
    head record;
    nearest text;
BEGIN
    IF ranked THEN
        PERFORM pg_advisory_xact_lock(hashtextextended('ranking:' || environment || ':' || channel_name, 0));
    END IF;
    IF wanted IS NOT NULL THEN
        PERFORM pg_advisory_xact_lock(hashtextextended('identifier:' || environment || ':' || wanted, 0));
        SELECT i.identifier INTO nearest FROM integrations i
        WHERE i.environment_id = environment AND i.identifier >= wanted AND i.deleted_at IS NULL
        ORDER BY i.identifier LIMIT 1;
        IF nearest = wanted THEN
            RAISE unique_violation USING CONSTRAINT = 'integrations_identifier_live',
                MESSAGE = 'identifier is taken', DETAIL = 'Key (environment_id, identifier) already exists.';
        END IF;
    END IF;
    IF NOT ranked THEN
        RETURN QUERY SELECT false, 0;
        RETURN;
    END IF;
    SELECT i.id, i.is_primary, i.priority INTO head FROM integrations i
    WHERE i.environment_id = environment AND i.channel = channel_name AND i.active AND i.deleted_at IS NULL
    ORDER BY i.priority DESC LIMIT 1;
    IF FOUND AND head.is_primary THEN
        UPDATE integrations i SET priority = head.priority + 1 WHERE i.id = head.id;
        RETURN QUERY SELECT false, head.priority;
    ELSE
        RETURN QUERY SELECT NOT conditioned, COALESCE(head.priority, 0) + 1;
    END IF;
END
$$;

-- Takes an idempotency key until the transaction ends, unless another transaction holds it, and gives the answer that is
-- kept under it, unless it has expired (lib/idempotency). The answer is looked for after the lock was taken.
CREATE FUNCTION "signalbox_claim"(environment uuid, method_name text, path_called text, key_sent text, moment timestamptz)
RETURNS TABLE ("held" boolean, "request_hash" text, "response" jsonb) LANGUAGE plpgsql
SET enable_seqscan = off AS $$
BEGIN
    IF NOT pg_try_advisory_xact_lock(
        hashtextextended('idempotency:' || environment || ':' || method_name || ':' || path_called || ':' || key_sent, 0)
    ) THEN
        RETURN QUERY SELECT false, NULL::text, NULL::jsonb;
        RETURN;
    END IF;
    RETURN QUERY SELECT true, r.request_hash, r.response FROM idempotency_records r
    WHERE r.environment_id = environment AND r.method = method_name AND r.path = path_called AND r.key = key_sent
        AND r.expires_at > moment;
    IF NOT FOUND THEN
        RETURN QUERY SELECT true, NULL::text, NULL::jsonb;
    END IF;
END
$$;
