/** What a caller may say of one call. */
export interface CallOptions {
  /** Idempotency key of a mutation; left out: a new one for this call, the same in each of its tries. */
  readonly idempotencyKey?: string | undefined;
  /** Ends the call, its waits too: it rejects with the reason of the signal. */
  readonly signal?: AbortSignal | undefined;
}

/** Runs a document that selects one field and resolves with the value of the field. Variables that it does not declare are left out. */
export type Run = <Result>(
  document: string,
  field: string,
  variables: Readonly<Record<string, unknown>>,
  options?: CallOptions,
) => Promise<Result>;
