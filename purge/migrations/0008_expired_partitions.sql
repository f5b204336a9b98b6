-- A table may be partitioned by the time that its rows age by. A partition whose time is up is then dropped as a whole, which
-- costs the same for any number of rows and leaves nothing to vacuum. The purge role owns no table: these functions act with their
-- owner's rights, and bound it as 0006 does. Whatever could keep a single row (a hold, a trigger, a rule), or would not hear of
-- the drop (a subscriber, a foreign table), leaves the partition to be purged row by row.

-- Partitions of a table whose time is up as a whole, by their bounds alone, the oldest first. Locks none of them, as
-- pg_partition_tree() would.
CREATE OR REPLACE FUNCTION expired_partitions(parent text, age interval) RETURNS TABLE (partition oid)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET timezone = 'UTC' SET datestyle = 'ISO, YMD' AS $$
DECLARE
  ages_by text := CASE parent WHEN 'authentication_tokens' THEN 'created_at' WHEN 'transcripts' THEN 'call_started_at'
    WHEN 'ai_interaction_logs' THEN 'call_started_at' WHEN 'calls' THEN 'started_at' WHEN 'whatsapp_messages' THEN 'exchanged_at'
    WHEN 'ip_hashes' THEN 'seen_at' END;
BEGIN
  IF ages_by IS NULL OR age < (CASE ages_by WHEN 'created_at' THEN interval '10 minutes' ELSE interval '80 days' END) THEN
    RAISE EXCEPTION 'the purge role may not drop such partitions' USING ERRCODE = 'KT001';
  END IF;
  RETURN QUERY
    SELECT list.oid FROM (
      SELECT c.oid, substring(pg_get_expr(c.relpartbound, 0) FROM 'TO \(''([^'']+)''\)$')::timestamptz AS until
      FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid JOIN pg_partitioned_table p ON p.partrelid = i.inhparent
        JOIN pg_attribute a ON a.attrelid = p.partrelid AND a.attnum = p.partattrs[0]
      WHERE i.inhparent = to_regclass(format('public.%I', parent)) AND p.partstrat = 'r' AND p.partnatts = 1
        AND a.attname = ages_by AND a.atttypid = 'timestamptz'::regtype
    ) AS list
    CROSS JOIN LATERAL (
      WITH RECURSIVE family AS (
        SELECT list.oid AS relid, true AS down UNION ALL SELECT to_regclass(format('public.%I', parent))::oid, false
        UNION ALL SELECT i.inhrelid, true FROM family JOIN pg_inherits i ON i.inhparent = family.relid WHERE family.down
      )
      SELECT array_agg(relid) AS oids FROM family
    ) AS f
    WHERE list.until <= now() - age
      AND NOT EXISTS (SELECT FROM pg_class WHERE oid = ANY (f.oids) AND relkind NOT IN ('r', 'p'))
      AND NOT EXISTS (SELECT FROM pg_trigger t JOIN pg_proc g ON g.oid = t.tgfoid WHERE t.tgrelid = ANY (f.oids)
        AND NOT t.tgisinternal AND t.tgenabled <> 'D' AND t.tgtype & 8 > 0 AND g.proname <> 'refuse_beyond_purge')
      AND NOT EXISTS (SELECT FROM pg_rewrite WHERE ev_class = ANY (f.oids) AND ev_type = '4' AND ev_enabled <> 'D')
      AND NOT EXISTS (SELECT FROM pg_publication_tables b JOIN pg_namespace n ON n.nspname = b.schemaname
        JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = b.tablename WHERE c.oid = ANY (f.oids))
    ORDER BY list.until;
END
$$;
REVOKE ALL ON FUNCTION expired_partitions(text, interval) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION expired_partitions(text, interval) TO kaitalk_purge;

-- Keeps writers out of an expired partition until the transaction ends. Refuses one in which a legal hold keeps a record.
CREATE OR REPLACE FUNCTION lock_expired_partition(parent text, age interval, partition oid) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  held boolean := false;
BEGIN
  IF partition NOT IN (SELECT e.partition FROM public.expired_partitions(parent, age) AS e) THEN
    RAISE EXCEPTION 'the purge role may not drop this partition' USING ERRCODE = 'KT001';
  END IF;
  EXECUTE format('LOCK TABLE %s IN SHARE ROW EXCLUSIVE MODE', partition::regclass);
  IF parent <> 'ip_hashes' THEN
    EXECUTE format('SELECT EXISTS (SELECT FROM %s JOIN public.legal_holds USING (account_id) WHERE (ends_at > now()) IS NOT FALSE)', partition::regclass)
      INTO held;
  END IF;
  IF held THEN
    RAISE EXCEPTION 'a legal hold keeps records of this partition' USING ERRCODE = 'KT001';
  END IF;
END
$$;
REVOKE ALL ON FUNCTION lock_expired_partition(text, interval, oid) FROM PUBLIC;

-- The rows of an expired partition, to which nobody writes until the transaction ends.
CREATE OR REPLACE FUNCTION count_expired_partition(parent text, age interval, partition oid) RETURNS bigint
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  records bigint;
BEGIN
  PERFORM public.lock_expired_partition(parent, age, partition);
  EXECUTE format('SELECT count(*) FROM %s', partition::regclass) INTO records;
  RETURN records;
END
$$;
REVOKE ALL ON FUNCTION count_expired_partition(text, interval, oid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION count_expired_partition(text, interval, oid) TO kaitalk_purge;

-- Takes an expired partition from its table and drops it. The table waits meanwhile, so that the caller bounds this statement.
CREATE OR REPLACE FUNCTION drop_expired_partition(parent text, age interval, partition oid) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  name text := partition::regclass;
BEGIN
  PERFORM public.lock_expired_partition(parent, age, partition);
  EXECUTE format('ALTER TABLE public.%I DETACH PARTITION %s', parent, name);
  EXECUTE format('DROP TABLE %s', name);
END
$$;
REVOKE ALL ON FUNCTION drop_expired_partition(text, interval, oid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION drop_expired_partition(text, interval, oid) TO kaitalk_purge;
