import { MAX_PROOF_TRIES } from '@beian/domain/filing';
import { WORKER_WAIT_MS } from '@beian/domain/order';
import type { ProofView } from '@beian/submissions/proofs';
import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../context.ts';
import { Key } from '../order/order.arguments.ts';
import { findLocalizedProof, prove } from './proof.load.ts';
import { ProofInput, ProofResult, RecordProof } from './proof.type.ts';
import { findRecord } from './record.load.ts';
import { FilingRecord } from './record.type.ts';

/** Gives a partner access to a record by filing number and password. */
@Resolver(() => RecordProof)
export class ProofResolver {
  @Mutation(() => ProofResult, {
    description: `Proves with filing number and filing password that a record is the caller’s to change 核实备案归属, filed with us or through another provider; partners only. The bureau is asked once; waits up to ${WORKER_WAIT_MS / 1000} s, then the proof is PENDING. A number may be tried ${MAX_PROOF_TRIES} times within a day. Since 2026-11.`,
  })
  proveRecord(
    @Arg('input', () => ProofInput, { description: 'Number and password.' }) input: ProofInput,
    @Key() key: string,
    @Ctx() context: RequestContext,
  ) {
    return prove(context, input, key);
  }

  @Query(() => ProofResult, {
    nullable: true,
    description: 'A proof that the caller asked for; null where there is none. Since 2026-11.',
  })
  recordProof(@Arg('id', () => ID, { description: 'Its global id.' }) id: string, @Ctx() context: RequestContext) {
    return findLocalizedProof(context, id);
  }

  @FieldResolver(() => FilingRecord, { nullable: true, description: 'The record, once it is proved.' })
  record(@Root() proof: ProofView, @Ctx() context: RequestContext) {
    return proof.recordId == null ? null : findRecord(context, proof.recordId);
  }
}
