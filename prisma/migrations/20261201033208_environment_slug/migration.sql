-- An environment has a word of its own in the dashboard's addresses. Existing ones get theirs from their names; processes
-- of an earlier version, which do not know the column, get a random one.
ALTER TABLE "environments" ADD COLUMN     "former_slugs" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "slug" TEXT NOT NULL DEFAULT gen_random_uuid();

UPDATE "environments" SET "slug" = named."slug"
FROM (
    SELECT "id", CASE WHEN "place" = 1 THEN "base" ELSE "base" || '-' || "place" END AS "slug"
    FROM (
        SELECT "id", "base", row_number() OVER (PARTITION BY "organization_id", "base" ORDER BY "created_at", "id") AS "place"
        FROM (
            SELECT "id", "organization_id", "created_at",
                COALESCE(NULLIF(trim(BOTH '-' FROM left(regexp_replace(lower("name"), '[^a-z0-9]+', '-', 'g'), 50)), ''), 'environment') AS "base"
            FROM "environments"
        ) AS "bases"
    ) AS "places"
) AS named
WHERE "environments"."id" = named."id";

-- CreateIndex
CREATE UNIQUE INDEX "environments_organization_id_slug_key" ON "environments"("organization_id", "slug");
