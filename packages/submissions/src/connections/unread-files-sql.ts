/** SQL: the incident `i` is a file that cannot be read, so that the bureau sends it again and again. */
export const isRepeatedFileSql = `(i.call = 'download' and i.file_name is not null and i.answer_id is null and i.read_at is null)`;

/**
 * SQL: the bureau's answer to the attempt `so` in the file `u` may be in a file of the incident `i`: the attempt was
 * with the bureau and unanswered when that file came, and the file was not read later.
 */
export const mayBeInSql = `(${isRepeatedFileSql} and i.times >= i.shown_from and coalesce(i.settlement, 'givenUp') = 'givenUp'
  and u.bureau_id = i.bureau_id and u.state = 'ACCEPTED' and u.settled_at <= i.last_at and so.answered_at is null)`;
