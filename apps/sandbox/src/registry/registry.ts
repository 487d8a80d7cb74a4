import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Bureaus } from '../bureau/bureaus.ts';
import type { Clock } from '../clock.ts';
import { domainsOf, recordParts } from '../records/parts.ts';
import { writeFileDurably } from '../store/durable.ts';
import { isApprovedTld, type Registration, registrationShape, sampleOf } from './samples.ts';

/** How the registry answers. */
const answerModes = ['normal', 'none', 'slow', 'error', 'malformed'] as const;
export type AnswerMode = (typeof answerModes)[number];

const name = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, 'must be a domain name in ASCII');
const changes = z.strictObject({
  ...registrationShape.partial().shape,
  registrar: registrationShape.shape.registrar.partial().optional(),
  registrant: registrationShape.shape.registrant.partial().optional(),
});

/** Body of `POST /control/registry`: about one domain, or without a domain about the whole registry. */
export const registryBody = z
  .strictObject({
    domain: name.optional(),
    /** Starts from the data of this name. */
    like: name.optional(),
    /** Parts to change; null: not registered. */
    set: changes.nullable().optional(),
    answers: z.enum(answerModes).optional(),
    slowMs: z.int().min(0).max(60_000).optional(),
  })
  .refine((body) => body.domain !== undefined || (body.like === undefined && body.set === undefined), {
    path: ['domain'],
    error: 'is missing: like and set are about one domain',
  });
export type RegistryChange = z.infer<typeof registryBody>;

const fileShape = z.record(z.string(), registrationShape.nullable());

export interface RegistryAnswer {
  readonly registered: boolean;
  readonly body: object;
}

/** A domain registry: manual entries take precedence over samples. */
export interface Registry {
  lookUp(domain: string): RegistryAnswer;
  answerModeFor(domain: string): { readonly mode: AnswerMode; readonly slowMs: number };
  /** @throws ZodError when the data of the domain would be incomplete */
  change(change: RegistryChange): void;
  clear(): void;
  describe(): RegistryState;
}

export interface RegistryState {
  readonly answers: AnswerMode;
  readonly slowMs: number;
  /** Number of queries since the start, answered or not. */
  readonly asked: number;
  readonly filed: readonly string[];
  /** Domains with a manual entry or answer mode. */
  readonly set: readonly {
    readonly domain: string;
    readonly answers: AnswerMode | null;
    readonly registration: Registration | null;
  }[];
}

export function openRegistry(
  folder: string,
  clock: Clock,
  { records, noLongerFiled }: Pick<Bureaus, 'records' | 'noLongerFiled'>,
): Registry {
  const path = join(folder, 'registry.json');
  let set = existsSync(path) ? fileShape.parse(JSON.parse(readFileSync(path, 'utf8'))) : {};
  let defaults: { answers: AnswerMode; slowMs: number } = { answers: 'normal', slowMs: 3000 };
  const modeByDomain = new Map<string, AnswerMode>();
  let asked = 0;
  const registrationOf = (domain: string): Registration | null =>
    set[domain] !== undefined ? set[domain] : sampleOf(domain, [...records(), ...noLongerFiled()], clock.now());
  const save = () => writeFileDurably(path, JSON.stringify(set));

  return {
    lookUp: (domain) => {
      asked += 1;
      const registration = registrationOf(domain);
      const tld = { name: domain.slice(domain.lastIndexOf('.') + 1), approved: isApprovedTld(domain) };
      return { registered: registration !== null, body: { name: domain, tld, ...registration } };
    },
    answerModeFor: (domain) => ({ mode: modeByDomain.get(domain) ?? defaults.answers, slowMs: defaults.slowMs }),
    change: ({ domain, like, set: parts, answers, slowMs }) => {
      if (slowMs !== undefined) defaults = { ...defaults, slowMs };
      if (domain === undefined) {
        if (answers !== undefined) defaults = { ...defaults, answers };
        return;
      }
      if (like !== undefined || parts !== undefined) {
        const base = registrationOf(like ?? domain);
        const whole = {
          ...base,
          ...parts,
          registrar: { ...base?.registrar, ...parts?.registrar },
          registrant: { ...base?.registrant, ...parts?.registrant },
        };
        set = { ...set, [domain]: parts === null ? null : registrationShape.parse(whole) };
        save();
      }
      if (answers !== undefined) modeByDomain.set(domain, answers);
    },
    clear: () => {
      set = {};
      modeByDomain.clear();
      defaults = { answers: 'normal', slowMs: 3000 };
      save();
    },
    describe: () => ({
      ...defaults,
      asked,
      filed: records().flatMap((record) => domainsOf(recordParts(record))),
      set: [...new Set([...Object.keys(set), ...modeByDomain.keys()])].sort().map((domain) => ({
        domain,
        answers: modeByDomain.get(domain) ?? null,
        registration: registrationOf(domain),
      })),
    }),
  };
}
