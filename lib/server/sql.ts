import pg from 'pg';

import { pool } from './db';
import type { Transaction } from './transaction';

/** SQL of our own, for what Prisma would say in several round trips (docs/decisions). */
interface Statement {
  /** By which PostgreSQL keeps it prepared; one name, one text. */
  readonly name: string;
  readonly text: string;
  readonly values: readonly unknown[];
}

export type RunSql = <Row extends object>(statement: Statement) => Promise<Row[]>;

/** Runs a statement by itself: committed when it resolves. Only repositories call this. */
export const runSql: RunSql = async <Row extends object>({ name, text, values }: Statement) => {
  const { rows } = await pool().query<Row>({ name, text, values: [...values] });
  return rows;
};

/** Runs statements in a transaction. */
export function runSqlIn(tx: Transaction): RunSql {
  return ({ text, values }) => tx.$queryRawUnsafe(text, ...values);
}

/**
 * Whether PostgreSQL refused a statement that ran by itself for what was in it, or for what it met, and so wrote nothing:
 * SQLSTATE classes 21 (cardinality), 22 (data), 23 (integrity) and 40 (rollback). Of a connection that broke nobody
 * knows.
 */
export function isRefusal(error: unknown): boolean {
  return error instanceof pg.DatabaseError && /^(?:21|22|23|40)/.test(error.code ?? '');
}
