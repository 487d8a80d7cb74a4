import { MAX_KEY_LENGTH } from '@beian/database/idempotency';
import { referenceBounds } from '@beian/domain/order';
import { Arg, ID, Int } from 'type-graphql';
import { MetadataInput } from './order.inputs.ts';

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

/** What a partner keeps with its order. */
export const Reference = (more: string) =>
  Arg('reference', () => String, {
    nullable: true,
    description: `Your own id of the order, 1 to ${referenceBounds.length} characters: letters, digits and \`._:/-\`. It is stored and shown in clear and must hold nothing personal. ${more} Since 2026-11.`,
  });

export const UniqueReference = (against: string) =>
  Arg('uniqueReference', () => Boolean, {
    nullable: true,
    description: `True: refused with REFERENCE_TAKEN if ${against} has this \`reference\`. Since 2026-11.`,
  });

export const Metadata = (more: string) =>
  Arg('metadata', () => [MetadataInput], {
    nullable: true,
    description: `Up to ${referenceBounds.entries} pairs of your own, stored encrypted and deleted with the free text of the order. ${more} Since 2026-11.`,
  });
