import type { MaterialKind } from '@beian/domain/filing';
import { REDUCED_EDGE } from '@beian/domain/filing';
import {
  type BlindOutcome,
  type BlindSide,
  blindOutcomes,
  blindSides,
  type ComparisonRole,
  type Verdict,
} from '@beian/domain/order';
import type { PaperState } from '@beian/domain/reading';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { ValueLabel } from '../code/code.type.ts';
import { DateTime } from '../common/date-time.ts';
import { ComparisonRoles, enumOf, MaterialKinds, Verdicts } from '../common/enums.ts';
import { RuleText } from '../common/rule-text.type.ts';
import { PaperReading, PaperStates } from './paper-reading.type.ts';
import { PhotoHint } from './photo-hint.type.ts';

@ObjectType('Finding', { simpleResolvers: true, description: 'What a check said about a field. Since 2026-11.' })
export class Finding {
  @Field(() => String, { description: 'The rule, e.g. `WEB-01`.' })
  ruleId!: string;

  @Field(() => String, { description: '`pass`, `warn` or `fail`.' })
  outcome!: string;

  @Field(() => String, { description: "One sentence, in the caller's language." })
  message!: string;

  @Field(() => String, { nullable: true, description: 'What to do about it.' })
  suggestion!: string | null;
}

@ObjectType('Material', {
  simpleResolvers: true,
  description: 'A scan or photo attached to an order 材料. Since 2026-11.',
})
export class Material {
  @Field(() => ID, { description: 'Global id.' })
  id!: string;

  @Field(() => MaterialKinds, { description: 'What it shows.' })
  kind!: MaterialKind;

  @Field(() => String, { description: "What people call it, in the caller's language." })
  label!: string;

  @Field(() => String, {
    description:
      'Where the full image is (JPEG; the same session or key; never cached). Staff read a copy with their name on it.',
  })
  url!: string;

  @Field(() => String, { description: `Where a copy of at most ${REDUCED_EDGE} pixels is (JPEG).` })
  reducedUrl!: string;

  @Field(() => String, { description: 'Where a small copy is (JPEG).' })
  thumbnailUrl!: string;

  @Field(() => Int, { description: 'Pixels.' })
  width!: number;

  @Field(() => Int, { description: 'Pixels.' })
  height!: number;

  @Field(() => Int, { description: 'Size of what was received, in bytes.' })
  bytes!: number;

  @Field(() => DateTime, { description: 'When it was attached.' })
  createdAt!: string;
}

@ObjectType('Comparison', {
  simpleResolvers: true,
  description: 'An earlier or another picture that a material is held against 对照图片. Since 2026-11.',
})
export class Comparison {
  @Field(() => ComparisonRoles, { description: 'What it is to the material.' })
  role!: ComparisonRole;

  @Field(() => String, { description: "What people call that, in the caller's language." })
  roleLabel!: string;

  @Field(() => Material, { description: 'The picture; of this order, or of an earlier one that the bureau approved.' })
  material!: Material;
}

@ObjectType('ItemReason', {
  simpleResolvers: true,
  description: 'Why something is not in order, with the advice that the applicant reads. Since 2026-11.',
})
export class ItemReason {
  @Field(() => String, { description: 'Code of the library, e.g. `WEB-01` (`Query.returnReasons`).' })
  code!: string;

  @Field(() => String, { description: "What it is called, in the caller's language." })
  label!: string;

  @Field(() => String, { description: 'What to do; as the reviewer edited it.' })
  advice!: string;

  @Field(() => [String], {
    description:
      'What the bureau wrote of it, verbatim, personal values masked; where the order was sent back after its refusal.',
  })
  words!: readonly string[];
}

@ObjectType('RequiredMaterial', {
  simpleResolvers: true,
  description: 'A material that the rules ask of this order, and why. Since 2026-11.',
})
export class RequiredMaterial {
  @Field(() => MaterialKinds, { description: 'What is asked for.' })
  kind!: MaterialKind;

  @Field(() => String, { description: "What people call it, in the caller's language." })
  label!: string;

  @Field(() => Boolean, { description: 'It is there.' })
  attached!: boolean;

  @Field(() => Boolean, { description: 'Asked for after the initial review: the photo.' })
  afterReview!: boolean;

  @Field(() => String, { description: 'Where it comes from and how it is handed in.' })
  instruction!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Where the form or letter to print and sign is read as a PDF, filled in with the values of the order; null: there is none.',
  })
  templateUrl!: string | null;

  @Field(() => [RuleText], { description: 'Every rule that asks for it.' })
  rules!: RuleText[];
}

export const BlindOutcomes = enumOf<BlindOutcome>(
  'BlindOutcome',
  'What two places say of one value, without the value 盲比对.',
  blindOutcomes,
);
export const BlindSides = enumOf<BlindSide>('BlindSide', 'What the form is held against 比对对象.', blindSides);

@ObjectType('BlindComparison', {
  simpleResolvers: true,
  description: 'One value of the form held against another place, without showing either 盲比对. Since 2026-11.',
})
export class BlindComparison {
  @Field(() => String, { description: 'The field of the form, e.g. `subject.certificateNumber`.' })
  field!: string;

  @Field(() => String, { description: "What people call it, in the caller's language." })
  fieldLabel!: string;

  @Field(() => BlindSides, { description: 'What it is held against.' })
  with!: BlindSide;

  @Field(() => String, { description: "The same in the caller's language." })
  withLabel!: string;

  @Field(() => String, { nullable: true, description: 'Whose owner is meant; null: the filed record.' })
  domain!: string | null;

  @Field(() => BlindOutcomes, { description: 'What it comes to; a check digit by GB 11643 or GB 32100.' })
  outcome!: BlindOutcome;

  @Field(() => String, { description: "The same in the caller's language." })
  outcomeLabel!: string;
}

export const SinceReturn = enumOf<'SAME' | 'CHANGED'>(
  'SinceReturn',
  'An item against the last return of its order 与上次退回相比.',
  { SAME: { zh: '未变', en: 'As it was' }, CHANGED: { zh: '已变', en: 'Changed since' } },
);

@ObjectType('PassedBefore', {
  simpleResolvers: true,
  description: 'Who had passed an item before a return that did not object to it. Since 2026-11.',
})
export class PassedBefore {
  @Field(() => String, { description: 'Who passed it.' })
  staffName!: string;

  @Field(() => DateTime, { description: 'When.' })
  at!: string;

  @Field(() => Int, { description: 'The round in which the order went back without it.' })
  round!: number;
}

@ObjectType('Item', {
  simpleResolvers: true,
  description: 'One field or material of an order 核对项; the changed ones come first. Since 2026-11.',
})
export class Item {
  @Field(() => String, { description: 'The field, e.g. `website.name`, or `material.SUBJECT_CERT`.' })
  key!: string;

  @Field(() => String, { description: "What people call it, in the caller's language." })
  label!: string;

  @Field(() => String, {
    description:
      '`subject`, `subjectPrincipal`, `website`, `websitePrincipal`, `access`, `cancellation`, `filingPassword` or `material`; `missing`: what a change must ask for beside the fields of its kind, because the filing lacks it or it cannot be sent.',
  })
  group!: string;

  @Field(() => Boolean, { description: 'A personal value: sealed at rest.' })
  personal!: boolean;

  @Field(() => Boolean, {
    description:
      '`now` is shown in part. Clear for the holder of the lease, which is audited, and for the partner that sent the value in this order.',
  })
  masked!: boolean;

  @Field(() => Boolean, { description: 'What stood there was deleted 已删除. Since 2026-11.' })
  erased!: boolean;

  @Field(() => [String], {
    nullable: true,
    description: 'The registered value; one text is a list of one. Null where there is none, and for a material.',
  })
  registered!: string[] | null;

  @Field(() => [String], {
    nullable: true,
    description: 'The value that the order asks for; null where there is none.',
  })
  now!: string[] | null;

  @Field(() => [String], {
    nullable: true,
    description:
      'The value as it stood when the order last went back; null where it never did, nothing stood there, and for a material.',
  })
  lastReturned!: string[] | null;

  @Field(() => SinceReturn, {
    nullable: true,
    description: 'Its content against the last return; null where the order never went back.',
  })
  sinceReturn!: 'SAME' | 'CHANGED' | null;

  @Field(() => PassedBefore, {
    nullable: true,
    description:
      'An earlier return let exactly this content stand: to object to it now is a late finding 补提问题. Staff only.',
  })
  passedBefore!: PassedBefore | null;

  @Field(() => [ValueLabel], {
    description:
      'What the codes among `registered`, `lastReturned` and `now` mean; empty where the values are no codes.',
  })
  valueLabels!: ValueLabel[];

  @Field(() => Boolean, { description: 'The order changes it.' })
  changed!: boolean;

  @Field(() => Boolean, { description: 'The present review asks for a verdict on it.' })
  inReview!: boolean;

  @Field(() => String, { nullable: true, description: 'Content hash that a verdict names; null: missing.' })
  hash!: string | null;

  @Field(() => Verdicts, { nullable: true, description: 'The last verdict on exactly this content.' })
  verdict!: Verdict | null;

  @Field(() => [ItemReason], {
    description: 'Why it is not in order: of the present verdict (for staff), or of the return that asks for it.',
  })
  reasons!: ItemReason[];

  @Field(() => Boolean, { description: 'The last return asks the applicant to change it.' })
  flagged!: boolean;

  @Field(() => [Finding], { description: 'What the checks said.' })
  findings!: Finding[];

  @Field(() => Boolean, {
    description: 'The machine is still looking at what stands here now; nothing waits for it. Watch `orderChanged`.',
  })
  checking!: boolean;

  @Field(() => [PhotoHint], {
    description:
      'What the machine saw in the verification photo: hints, never verdicts. Empty for all other items, and for partners.',
  })
  photoHints!: PhotoHint[];

  @Field(() => [PaperReading], {
    description: 'What scans of the order say of it; empty where nothing is compared. Since 2026-11.',
  })
  paperReadings!: PaperReading[];

  @Field(() => PaperStates, {
    description: 'What became of reading a material; `NONE` for a field. Nothing waits for it. Since 2026-11.',
  })
  paperState!: PaperState;

  @Field(() => Int, {
    nullable: true,
    description:
      'Place of its order among those that wait for the reader, from 1; null unless `WAITING`. Since 2026-12.',
  })
  paperPlace!: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'The caller holds the lease and may pass it together with others (`recordVerdict` with `grouped`): everything that is compared on its papers agrees, and nothing else speaks against it. Since 2026-12.',
  })
  mayBeGrouped!: boolean | null;

  @Field(() => [RuleText], { description: 'What the reviewer has to see to; empty for partners.' })
  guidance!: RuleText[];

  @Field(() => Material, { nullable: true, description: 'The image, for a material that is there.' })
  material!: Material | null;

  @Field(() => [BlindComparison], {
    description:
      'What the filed record and owners of domains say of the value, without the value; empty for partners. A domain’s owner is compared here where the order has no item of its own for it.',
  })
  blindCompare!: BlindComparison[];

  @Field(() => [Comparison], { description: 'What the image is held against; empty for partners.' })
  comparisons!: Comparison[];
}
