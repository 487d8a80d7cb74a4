import { valueLabelFields } from '../codes/code-fields.ts';
import { enumOf, fieldsOf, objectOf, type ViewOf } from '../fields/field-rows.ts';
import type { MaterialKind } from '../filing/materials.ts';
import { REDUCED_EDGE } from '../filing/uploads.ts';
import type { BlindOutcome, BlindSide } from '../order/blind-compare.ts';
import type { ComparisonRole } from '../order/comparison.ts';
import type { Verdict } from '../order/facts.ts';
import type { RuleTextView } from '../province/rule-text-fields.ts';
import type { PaperState } from '../reading/comparisons.ts';
import { paperReadingFields, paperStatementFields, photoHintFields } from './paper.ts';

export const findingFields = fieldsOf('Finding', 'What a check said about a field. Since 2026-11.', {
  ruleId: { shape: 'String', description: 'The rule, e.g. `WEB-01`.' },
  outcome: { shape: 'String', description: '`pass`, `warn` or `fail`.' },
  message: { shape: 'String', description: "One sentence, in the caller's language." },
  suggestion: { shape: 'String', nullable: true, description: 'What to do about it.' },
});
export type FindingView = ViewOf<typeof findingFields>;

export const materialFields = fieldsOf('Material', 'A scan or photo attached to an order 材料. Since 2026-11.', {
  id: { shape: 'ID', description: 'Global id.' },
  kind: { shape: enumOf<MaterialKind>('MaterialKind'), description: 'What it shows.' },
  label: { shape: 'String', description: "What people call it, in the caller's language." },
  url: {
    shape: 'String',
    description:
      'Where the full image is (JPEG; the same session or key; never cached). Staff read a copy with their name on it.',
  },
  reducedUrl: { shape: 'String', description: `Where a copy of at most ${REDUCED_EDGE} pixels is (JPEG).` },
  thumbnailUrl: { shape: 'String', description: 'Where a small copy is (JPEG).' },
  width: { shape: 'Int', description: 'Pixels.' },
  height: { shape: 'Int', description: 'Pixels.' },
  bytes: { shape: 'Int', description: 'Size of what was received, in bytes.' },
  createdAt: { shape: 'DateTime', description: 'When it was attached.' },
});
export type MaterialView = ViewOf<typeof materialFields>;

export const comparisonFields = fieldsOf(
  'Comparison',
  'An earlier or another picture that a material is held against 对照图片. Since 2026-11.',
  {
    role: { shape: enumOf<ComparisonRole>('ComparisonRole'), description: 'What it is to the material.' },
    roleLabel: { shape: 'String', description: "What people call that, in the caller's language." },
    material: {
      shape: materialFields,
      description: 'The picture; of this order, or of an earlier one that the bureau approved.',
    },
  },
);
export type ComparisonView = ViewOf<typeof comparisonFields>;

export const itemReasonFields = fieldsOf(
  'ItemReason',
  'Why something is not in order, with the advice that the applicant reads. Since 2026-11.',
  {
    code: { shape: 'String', description: 'Code of the library, e.g. `WEB-01` (`Query.returnReasons`).' },
    label: { shape: 'String', description: "What it is called, in the caller's language." },
    advice: { shape: 'String', description: 'What to do; as the reviewer edited it.' },
    words: {
      shape: 'String',
      list: true,
      description:
        'What the bureau wrote of it, verbatim, personal values masked; where the order was sent back after its refusal.',
    },
  },
);
export type ItemReasonView = ViewOf<typeof itemReasonFields>;

export const requiredMaterialFields = fieldsOf(
  'RequiredMaterial',
  'A material that the rules ask of this order, and why. Since 2026-11.',
  {
    kind: { shape: enumOf<MaterialKind>('MaterialKind'), description: 'What is asked for.' },
    label: { shape: 'String', description: "What people call it, in the caller's language." },
    attached: { shape: 'Boolean', description: 'It is there.' },
    afterReview: { shape: 'Boolean', description: 'Asked for after the initial review: the photo.' },
    instruction: { shape: 'String', description: 'Where it comes from and how it is handed in.' },
    templateUrl: {
      shape: 'String',
      nullable: true,
      description:
        'Where the form or letter to print and sign is read as a PDF, filled in with the values of the order; null: there is none.',
    },
    rules: {
      shape: objectOf<Pick<RuleTextView, 'text' | 'source'>>('RuleText'),
      list: true,
      description: 'Every rule that asks for it.',
    },
  },
);
export type RequiredMaterialView = ViewOf<typeof requiredMaterialFields>;

export const blindComparisonFields = fieldsOf(
  'BlindComparison',
  'One value of the form held against another place, without showing either 盲比对. Since 2026-11.',
  {
    field: { shape: 'String', description: 'The field of the form, e.g. `subject.certificateNumber`.' },
    fieldLabel: { shape: 'String', description: "What people call it, in the caller's language." },
    with: { shape: enumOf<BlindSide>('BlindSide'), description: 'What it is held against.', console: false },
    withLabel: { shape: 'String', description: "The same in the caller's language." },
    domain: { shape: 'String', nullable: true, description: 'Whose owner is meant; null: the filed record.' },
    outcome: {
      shape: enumOf<BlindOutcome>('BlindOutcome'),
      description: 'What it comes to; a check digit by GB 11643 or GB 32100.',
    },
    outcomeLabel: { shape: 'String', description: "The same in the caller's language." },
  },
);
export type BlindView = ViewOf<typeof blindComparisonFields>;

export const passedBeforeFields = fieldsOf(
  'PassedBefore',
  'Who had passed an item before a return that did not object to it. Since 2026-11.',
  {
    staffName: { shape: 'String', description: 'Who passed it.' },
    at: { shape: 'DateTime', description: 'When.' },
    round: { shape: 'Int', description: 'The round in which the order went back without it.' },
  },
);

export const itemFields = fieldsOf(
  'Item',
  'One field or material of an order 核对项; the changed ones come first. Since 2026-11.',
  {
    key: { shape: 'String', description: 'The field, e.g. `website.name`, or `material.SUBJECT_CERT`.' },
    label: { shape: 'String', description: "What people call it, in the caller's language." },
    group: {
      shape: 'String',
      description:
        '`subject`, `subjectPrincipal`, `website`, `websitePrincipal`, `access`, `cancellation`, `filingPassword` or `material`; `missing`: what a change must ask for beside the fields of its kind, because the filing lacks it or it cannot be sent.',
    },
    personal: { shape: 'Boolean', description: 'A personal value: sealed at rest.' },
    masked: {
      shape: 'Boolean',
      description:
        '`now` is shown in part. Clear for the holder of the lease, which is audited, and for the partner that sent the value in this order.',
    },
    erased: { shape: 'Boolean', description: 'What stood there was deleted 已删除. Since 2026-11.' },
    registered: {
      shape: 'String',
      nullable: true,
      list: true,
      description: 'The registered value; one text is a list of one. Null where there is none, and for a material.',
    },
    now: {
      shape: 'String',
      nullable: true,
      list: true,
      description: 'The value that the order asks for; null where there is none.',
    },
    lastReturned: {
      shape: 'String',
      nullable: true,
      list: true,
      description:
        'The value as it stood when the order last went back; null where it never did, nothing stood there, and for a material.',
    },
    sinceReturn: {
      shape: enumOf<'SAME' | 'CHANGED'>('SinceReturn'),
      nullable: true,
      description: 'Its content against the last return; null where the order never went back.',
    },
    passedBefore: {
      shape: passedBeforeFields,
      nullable: true,
      readers: 'staff',
      description:
        'An earlier return let exactly this content stand: to object to it now is a late finding 补提问题. Staff only.',
    },
    valueLabels: {
      shape: valueLabelFields,
      list: true,
      description:
        'What the codes among `registered`, `lastReturned` and `now` mean; empty where the values are no codes.',
    },
    changed: { shape: 'Boolean', description: 'The order changes it.' },
    inReview: { shape: 'Boolean', description: 'The present review asks for a verdict on it.' },
    hash: { shape: 'String', nullable: true, description: 'Content hash that a verdict names; null: missing.' },
    verdict: {
      shape: enumOf<Verdict>('Verdict'),
      nullable: true,
      description: 'The last verdict on exactly this content.',
    },
    reasons: {
      shape: itemReasonFields,
      list: true,
      description: 'Why it is not in order: of the present verdict (for staff), or of the return that asks for it.',
    },
    flagged: { shape: 'Boolean', description: 'The last return asks the applicant to change it.' },
    findings: { shape: findingFields, list: true, description: 'What the checks said.' },
    checking: {
      shape: 'Boolean',
      description: 'The machine is still looking at what stands here now; nothing waits for it. Watch `orderChanged`.',
    },
    photoHints: {
      shape: photoHintFields,
      list: true,
      readers: 'staff',
      description:
        'What the machine saw in the verification photo: hints, never verdicts. Empty for all other items, and for partners.',
    },
    paperReadings: {
      shape: paperReadingFields,
      list: true,
      description: 'What scans of the order say of it; empty where nothing is compared. Since 2026-11.',
    },
    paperState: {
      shape: enumOf<PaperState>('PaperState'),
      description: 'What became of reading a material; `NONE` for a field. Nothing waits for it. Since 2026-11.',
    },
    paperPlace: {
      shape: 'Int',
      nullable: true,
      description:
        'Place of its order among those that wait for the reader, from 1; null unless `WAITING`. Since 2026-12.',
    },
    paperStatement: {
      shape: paperStatementFields,
      nullable: true,
      description:
        'What a material as a whole says; null for a field, and for a material that was not read. Since 2026-12.',
    },
    unreadPapers: {
      shape: enumOf<MaterialKind>('MaterialKind'),
      list: true,
      description: 'Materials on which it is compared and that were not read yet, or cannot be. Since 2026-12.',
    },
    mayBeGrouped: {
      shape: 'Boolean',
      nullable: true,
      readers: 'staff',
      description:
        'The caller holds the lease and may pass it together with others (`recordVerdict` with `grouped`): everything that is compared on its papers agrees, or no paper shows it and the checks found it right, and nothing speaks against it. Since 2026-12.',
    },
    guidance: {
      shape: objectOf<Pick<RuleTextView, 'text' | 'source'>>('RuleText'),
      list: true,
      readers: 'staff',
      description: 'What the reviewer has to see to; empty for partners.',
    },
    material: { shape: materialFields, nullable: true, description: 'The image, for a material that is there.' },
    blindCompare: {
      shape: blindComparisonFields,
      list: true,
      readers: 'staff',
      description:
        'What the filed record and owners of domains say of the value, without the value; empty for partners. A domain’s owner is compared here where the order has no item of its own for it.',
    },
    comparisons: {
      shape: comparisonFields,
      list: true,
      readers: 'staff',
      description: 'What the image is held against; empty for partners.',
    },
  },
);
export type ItemView = ViewOf<typeof itemFields>;
/** The fields of an item that a verdict can change. */
export type ItemVerdictView = Pick<
  ItemView,
  'key' | 'hash' | 'verdict' | 'reasons' | 'flagged' | 'changed' | 'inReview'
>;

export const verificationFormFields = fieldsOf(
  'VerificationForm',
  'The verification form 真实性核验单 with name, type and domains of the order, as a PDF to print and sign. Since 2026-11.',
  {
    url: {
      shape: 'String',
      description:
        'Where it is read, as images are: by who may see the order, each time anew. The address alone opens nothing.',
    },
    mark: {
      shape: 'String',
      description:
        'Of the present content, e.g. `7F3A-91C2-04`; stands at the foot of every page. It changes with any field.',
    },
    attachedMark: {
      shape: 'String',
      nullable: true,
      description: 'Of the content at the time when the scan was attached; null: none is attached.',
    },
    outdated: {
      shape: 'Boolean',
      description: 'The content changed since the scan was attached: it is to be signed anew.',
    },
    onPaper: {
      shape: 'Boolean',
      description:
        'It is printed, signed or sealed, and uploaded. False: the order asks for none; the desk makes it from the results of the review 电子化核验. Since 2026-12.',
    },
    commitmentUrl: {
      shape: 'String',
      nullable: true,
      readers: 'staff',
      description:
        'Where the commitment 承诺书 is read that was signed on the phone with the face check; null: none was, not approved yet, or deleted. For the desk only. Since 2026-12.',
    },
    keptUrl: {
      shape: 'String',
      nullable: true,
      readers: 'staff',
      description:
        'Where the form is read as the last approval of the review filled it in; null: not approved yet, or deleted. For the desk only.',
    },
    verifiedAt: { shape: 'DateTime', nullable: true, description: 'When that approval was given.' },
    verifierName: { shape: 'String', nullable: true, readers: 'staff', description: 'Who gave it. For the desk only.' },
  },
);
export type VerificationFormView = ViewOf<typeof verificationFormFields>;
