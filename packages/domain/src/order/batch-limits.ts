/** Most fields that one `saveDraft` writes. */
export const MAX_SAVED_FIELDS = 64;
/** Most orders that are pushed, and assigned, in one call. At most the rows of a page, because the console follows them in one page. */
export const MAX_PUSHED_ORDERS = 100;
export const MAX_ASSIGNED_ORDERS = 100;
/**
 * Most orders that one rebalance moves, because each needs its own event and a person reads through them; and of those that nobody can
 * take, how many its preview lists.
 */
export const MAX_REBALANCE_MOVES = 200;
