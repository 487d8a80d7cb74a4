import { MAX_KEY_LENGTH } from '@beian/database/idempotency';
import type { InputMember } from '@beian/domain/input';
import { metadataEntry, orderArguments, referenceBounds } from '@beian/domain/order';
import { Arg } from 'type-graphql';
import { argument, inputType } from '../schema/input-type.ts';

const MetadataInput = inputType(metadataEntry);

export const idempotencyKey: InputMember = {
  ...{ name: 'key', type: 'String', list: false, nullable: false, required: true },
  description: `Idempotency key, 1 to ${MAX_KEY_LENGTH} characters, new for each action: the same call again gets the same answer.`,
};

/** Arguments that many actions share. */
export const Id = () => argument(orderArguments.id);
export const Token = () => argument(orderArguments.token);
export const Key = () => argument(idempotencyKey);

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
