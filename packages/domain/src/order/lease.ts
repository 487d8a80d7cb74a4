/** Minutes after its last heartbeat at which a lease ends (docs/spec/life-cycle.md L-states). */
export const LEASE_MINUTES = 5;
/** How often an open page of the console prolongs its lease, seconds. */
export const LEASE_RENEWAL_SECONDS = 60;
