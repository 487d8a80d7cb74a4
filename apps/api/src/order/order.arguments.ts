import { MAX_KEY_LENGTH } from '@beian/database/idempotency';
import { Arg, ID, Int } from 'type-graphql';

/** Arguments that many actions share. */
export const Id = () => Arg('id', () => ID, { description: "The order's global id." });

export const Version = () =>
  Arg('version', () => Int, {
    description: 'The `version` that the caller has seen; an older one is refused as STALE.',
  });

export const Token = () =>
  Arg('token', () => String, {
    description: "The lease's fencing token (`lease.token`); without the lease: LEASE_LOST.",
  });

export const Key = () =>
  Arg('key', () => String, {
    description: `Idempotency key, 1 to ${MAX_KEY_LENGTH} characters, new for each action: the same call again gets the same answer.`,
  });
