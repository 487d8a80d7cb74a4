/**
 * SQL over `o`: the transaction that wrote it and all earlier ones have ended. Only such rows are shown, so that
 * nothing is inserted before a row that a reader has passed with its cursor.
 */
export const settledTxSql = `o.tx < lpad(pg_snapshot_xmin(pg_current_snapshot())::text, 20, '0')`;
