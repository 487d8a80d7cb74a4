import { z } from 'zod';
import { rareCharacterSigns } from '../checks/rare-characters.ts';
import { type FieldId, fieldIds } from '../filing/fields.ts';
import { type MaterialKind, materialKinds } from '../filing/materials.ts';
import { type ChangeMove, changeMoves } from '../filing/proposal.ts';
import { comparedFields } from '../machine-checks/reuse.ts';
import { conditionSchema } from '../province-rules/conditions.ts';
import {
  type DomainHolder,
  domainHolders,
  type FormTrait,
  formTraits,
  type GovernmentNames,
  governmentNames,
  type PhotoMethod,
  photoMethods,
  type Reach,
} from '../province-rules/rule.ts';
import { bilingualSchema } from './bilingual-schema.ts';

const keysOf = <K extends string>(of: Readonly<Record<K, unknown>>) => Object.keys(of) as [K, ...K[]];
const fieldId = z.enum(fieldIds as [FieldId, ...FieldId[]]);
const material = z.enum(materialKinds as unknown as [MaterialKind, ...MaterialKind[]]);
const items = [...fieldIds, ...materialKinds.map((kind) => `material.${kind}` as const)];
const word = z.string().trim().min(1).max(50);
const words = z.array(word).min(1).max(200).readonly();
const when = conditionSchema.optional();
/** The heading of docs/spec/rules.md that a finding of an own rule names. */
const ruleId = z.literal('R-14').default('R-14');

/** 规则作用: what an own rule may do, from a closed list; the same effects as the program's rules have. */
export const effectSchema: z.ZodType<Reach> = z.discriminatedUnion('to', [
  z.strictObject({
    to: z.literal('move'),
    move: z.enum(keysOf<ChangeMove>(changeMoves)),
    allowed: z.boolean().nullable(),
    when,
  }),
  z.strictObject({ to: z.literal('material'), material, when }),
  z.strictObject({
    to: z.literal('check'),
    field: fieldId,
    on: z.array(fieldId).min(1).readonly().optional(),
    ruleId,
    outcome: z.enum(['warn', 'fail']),
    broken: conditionSchema,
    suggestion: bilingualSchema,
  }),
  z.strictObject({
    to: z.literal('oneSubject'),
    field: z.enum(comparedFields),
    ruleId,
    outcome: z.enum(['warn', 'fail']).default('warn'),
  }),
  z.strictObject({
    to: z.literal('checklist'),
    item: z.enum(items as [FieldId | `material.${MaterialKind}`]),
    when,
  }),
  z.strictObject({ to: z.literal('form'), trait: z.enum(keysOf<FormTrait>(formTraits)), when }),
  z.strictObject({ to: z.literal('rareCharacter'), sentAs: z.enum(rareCharacterSigns) }),
  z.strictObject({ to: z.literal('siteName'), words: words.optional(), endings: words.optional() }),
  z.strictObject({
    to: z.literal('domain'),
    asks: z
      .strictObject({
        holders: z
          .array(z.enum(keysOf<DomainHolder>(domainHolders)))
          .min(1)
          .readonly(),
        evidence: bilingualSchema,
        minRemaining: z.union([
          z.strictObject({ months: z.int().min(0).max(120) }),
          z.strictObject({ days: z.int().min(0).max(3650) }),
        ]),
        privacyMustBeOff: z.boolean(),
        overseasRegistrars: z.enum(['accepted', 'refused']),
        governmentNames: z.enum(keysOf<GovernmentNames>(governmentNames)),
      })
      .partial(),
  }),
  z.strictObject({ to: z.literal('addedDomains'), allowed: z.boolean() }),
  z.strictObject({ to: z.literal('shell'), takesWebsite: z.boolean() }),
  z.strictObject({ to: z.literal('photo'), method: z.enum(keysOf<PhotoMethod>(photoMethods)) }),
  z.strictObject({ to: z.literal('smsCheck'), checked: z.boolean() }),
  z.strictObject({
    to: z.literal('smsWindow'),
    hours: z.int().min(1).max(720),
    countedFrom: z.enum(['handOver', 'receipt']),
  }),
  z.strictObject({ to: z.literal('smsPage'), host: z.hostname().max(253) }),
]) as unknown as z.ZodType<Reach>;
