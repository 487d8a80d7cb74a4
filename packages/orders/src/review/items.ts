import { fromBase64, isoSql, type Projection } from '@beian/database/sql';
import type { AppContext } from '@beian/database/transaction';
import type { PublishedCodes } from '@beian/domain/codes';
import {
  type FieldValues,
  fieldLabel,
  isPerson,
  isPersonal,
  type MaterialKind,
  materialInstructions,
  materialKinds,
  materialLabel,
  materialRow,
  personOf,
} from '@beian/domain/filing';
import type { StoredMachineCheck } from '@beian/domain/machine-checks';
import {
  domainFindings,
  fieldsOfOrder,
  filingFindings,
  findingsWithBlackList,
  groupInOrder,
  materialKey,
  missingMaterials,
  type OrderFacts,
} from '@beian/domain/order';
import type { ItemView, RequiredMaterialView } from '@beian/domain/order-fields';
import { hasLetter } from '@beian/domain/papers';
import { mayBeGrouped } from '@beian/domain/reading';
import type { Actor } from '@beian/domain/staff';
import type { Language } from '@beian/domain/text';
import { codesProjection } from '@beian/records/published';
import { shown, valueLabels } from '@beian/records/values';
import type { StoredAssessment } from '../content/assessment-columns.ts';
import type { SentHashes } from '../content/content.ts';
import { machineChecksSql } from '../machine-checks/machine-checks-sql.ts';
import { attachedMarkSql, formOf, type KeptForm, keptFormSql } from '../material/verification-form-part.ts';
import { recordOpening } from '../openings/opening.ts';
import { factsProjection } from '../part/facts-projection.ts';
import { partOf } from '../part/part.ts';
import { papersView } from '../readings/paper-view.ts';
import { type ReadingRow, readingsSql } from '../readings/readings-sql.ts';
import { type OrderReasons, reasonsOf, reasonsProjection } from '../return/reasons.ts';

import { blindView, ownersSql, type StoredOwner } from './blind-view.ts';
import { adviceMask, type UnmaskedValues, unmaskedValuesFor } from './clear-values.ts';
import {
  comparisonsOf,
  type EarlierPicture,
  earlierPictures,
  earlierProjection,
  materialView,
  type PictureRow,
} from './comparisons.ts';
import { flagAndReasonsOf, isListed, itemsUnderReview, sortForReview } from './item-verdicts.ts';
import { findingView, machineView } from './machine-view.ts';

interface Asked {
  readonly actor: Actor;
  readonly language: Language;
}

export interface Content {
  base_plain: FieldValues;
  base_personal: string;
  plain: FieldValues;
  personal: string;
  assessment: StoredAssessment;
  checks: StoredMachineCheck[] | null;
  /** Null: no paper is read. */
  readings: ReadingRow[] | null;
  owners: StoredOwner[] | null;
  materials: PictureRow[] | null;
  attachedMark: string | null;
  keptForm: KeptForm | null;
  /** Read for partners only. */
  sent: SentHashes | null;
  /** The parts of the order that were deleted. */
  erased: string[];
}
export type ContentRow = Content & { readonly id: string };

export const contentSql = ({
  owners,
  sent,
}: {
  owners: string;
  sent: string;
}): string => `(select json_build_object('base_plain', c.base_plain, 'base_personal', encode(c.base_personal, 'base64'), 'plain', c.plain,
      'personal', encode(c.personal, 'base64'), 'assessment', c.assessment,
      'materials', (select json_agg(json_build_object('id', m.id, 'kind', m.kind, 'width', m.width, 'height', m.height,
        'bytes', m.bytes, 'createdAt', ${isoSql('m.created_at')})) from app.materials m
        where m.order_id = o.id and m.removed_at is null),
      'attachedMark', ${attachedMarkSql}, 'keptForm', ${keptFormSql}, 'checks', ${machineChecksSql}, 'readings', ${readingsSql}, 'owners', ${owners}, 'sent', ${sent}, 'erased', o.erased)
    from app.order_contents c where c.order_id = o.id)`;

const content: Projection<'content', Content | null> = {
  name: 'content',
  sql: contentSql({ owners: ownersSql, sent: 'null' }),
  forPartner: contentSql({ owners: 'null', sent: 'c.sent_hashes' }),
};

/**
 * Fields and materials of an order, changed items and items under review first. Personal values are masked, except
 * for the holder of the lease (whose first read writes an audit row) and, for the partner, the values that it sent in
 * this order.
 */
export const itemsPart = partOf({
  recordsReading: true,
  projections: [factsProjection, content, reasonsProjection, earlierProjection, codesProjection],
  view: (read, { id }, { ctx, tx, actor, language }) => {
    const { facts } = read;
    if (facts === null || read.content === null) return {};
    const row = { id, ...read.content };
    const holdsLease = facts.lease?.holder === actor.id && facts.lease.until > facts.now;
    const values = valuesOf(ctx, row);
    const partFor = (isOpen: boolean) => {
      const clear = unmaskedValuesFor(actor, isOpen, row.sent, facts);
      const reasons = reasonsOf(ctx, read.reasons, language, (last) =>
        actor.kind === 'partner' ? adviceMask(values, last, clear) : (text) => text,
      );
      return {
        // Added because it needs nothing beyond what is read anyway.
        verificationForm: formOf({
          id,
          hashes: facts.fieldHashes,
          attachedMark: row.attachedMark,
          isAsked: facts.required.includes('VERIFICATION_FORM'),
          kept: row.keptForm,
        }),
        orderReasons: reasons.whole,
        items: itemsOf(
          ctx,
          row,
          values,
          facts,
          { actor, language },
          reasons,
          clear,
          read.codes,
          earlierPictures(ctx, read.earlier ?? []),
          isOpen,
        ),
        missingMaterials: missingMaterials(facts),
        requiredMaterials: requiredOf(row.id, row.assessment, facts, language),
      };
    };
    if (!holdsLease) return partFor(false);
    // Beyond the budget of looks the holder of the lease reads what everybody does.
    return recordOpening(tx, actor, id, facts.lease?.token ?? '').then(partFor);
  },
});

interface Values {
  readonly base: FieldValues;
  readonly now: FieldValues;
}

/** Without `{ ...values }`: in Node 20 a copy of many properties by that is read at a tenth of the speed. */
export const valuesOf = (ctx: AppContext, row: ContentRow): Values => ({
  base: Object.assign(
    {},
    row.base_plain,
    ctx.keys.unsealJson<FieldValues>(`order_contents.base_personal:${row.id}`, fromBase64(row.base_personal)),
  ),
  now: Object.assign(
    {},
    row.plain,
    ctx.keys.unsealJson<FieldValues>(`order_contents.personal:${row.id}`, fromBase64(row.personal)),
  ),
});

export function itemsOf(
  ctx: AppContext,
  row: ContentRow,
  { base, now }: Values,
  facts: OrderFacts,
  { actor, language }: Asked,
  reasons: OrderReasons,
  clear: UnmaskedValues,
  codes: PublishedCodes,
  earlier: readonly EarlierPicture[],
  holdsLease: boolean,
): ItemView[] {
  const desk = actor.kind === 'staff';
  const inReview = itemsUnderReview(facts, desk);
  // True if any value shown names a natural person: a name that was returned stays personal.
  const person = [now, reasons.lastReturned?.values ?? {}].some(isPerson);
  const findings = [...findingsWithBlackList(facts), ...domainFindings(facts), ...filingFindings(facts)];
  const machine = machineView(facts, row.checks ?? [], { desk, language });
  const listed = fieldsOfOrder(facts);
  const papers = papersView(
    ctx,
    row.readings === null
      ? null
      : {
          rows: row.readings,
          values: Object.assign({}, base, now),
          fieldHashes: facts.fieldHashes,
          now: Date.parse(facts.now),
        },
    {
      language,
      listed: new Set(listed),
      isClear: !desk || holdsLease,
      mayCompare: (id) => desk || !isPersonal(id, person || isPerson(base)) || clear.now(id),
      person,
    },
  );
  const guidance = (key: string) =>
    row.assessment.checklist
      .filter((entry) => entry.item === key)
      .map((entry) => ({ text: entry.says[language], source: entry.source }));
  const blind = desk ? blindView(ctx, row, { base, now }, facts, language) : () => [];
  const why = (key: string) => flagAndReasonsOf(key, facts, inReview, reasons);
  const history = (key: string, hash: string | undefined): Pick<ItemView, 'sinceReturn' | 'passedBefore'> => {
    const then = reasons.lastReturned?.hashes;
    const passed = reasons.passedBefore.get(key);
    return {
      sinceReturn: then === undefined ? null : then[key] === hash ? 'SAME' : 'CHANGED',
      passedBefore:
        passed === undefined || passed.hash !== hash
          ? null
          : { staffName: passed.staffName, at: passed.at, round: passed.round },
    };
  };
  const fieldItems = listed.map((id): ItemView => {
    const item = inReview.get(id);
    const personal = isPersonal(id, person || isPerson(base));
    const registered = shown(id, base[id], personal && !clear.registered);
    const masked = personal && !clear.now(id);
    const sent = shown(id, now[id], masked);
    const { lastReturned } = reasons;
    const last = lastReturned && shown(id, lastReturned.values[id], personal && !clear.lastReturned(id, lastReturned));
    const { sinceReturn, passedBefore } = history(id, facts.fieldHashes[id]);
    const { flagged, reasons: given } = why(id);
    const owner = personOf(id);
    return {
      key: id,
      label: fieldLabel(id, facts)[language],
      group: groupInOrder(id, facts.asked),
      personal,
      masked,
      erased: owner !== null && row.erased.includes(owner),
      registered,
      now: sent,
      lastReturned: last,
      sinceReturn,
      passedBefore,
      valueLabels: valueLabels(id, [registered, last, sent], language, codes),
      changed: facts.changed.includes(id),
      inReview: item !== undefined,
      hash: facts.fieldHashes[id] ?? null,
      verdict: item?.verdict ?? null,
      findings: findings
        .filter((finding) => finding.field === id)
        .map((finding) => findingView(finding, language))
        .concat(machine.findings(id)),
      checking: machine.checking(id),
      photoHints: [],
      paperReadings: papers.readings(id),
      paperState: 'NONE',
      paperPlace: null,
      paperStatement: null,
      unreadPapers: papers.unread(id),
      guidance: guidance(id),
      flagged,
      reasons: given,
      blindCompare: blind(id),
      material: null,
      comparisons: [],
      mayBeGrouped: false,
    };
  });
  const pictures = new Map((row.materials ?? []).map((material) => [material.kind, material]));
  const materialItems = materialKinds
    .filter((kind) => isListed(kind, facts, inReview))
    .map((kind): ItemView => {
      const key = materialKey(kind);
      const item = inReview.get(key);
      const picture = pictures.get(kind);
      const { sinceReturn, passedBefore } = history(key, facts.materials[kind]);
      const { flagged, reasons: given } = why(key);
      return {
        key,
        label: materialLabel(kind, facts)[language],
        group: 'material',
        personal: true,
        masked: false,
        erased: picture === undefined && row.erased.some((one) => one === shareOf(kind) || one === 'persons'),
        registered: null,
        now: null,
        lastReturned: null,
        sinceReturn,
        passedBefore,
        valueLabels: [],
        changed: false,
        inReview: item !== undefined,
        hash: facts.materials[kind] ?? null,
        verdict: item?.verdict ?? null,
        findings: machine.findings(key),
        checking: machine.checking(key),
        photoHints: kind === 'FACE_PHOTO' ? machine.photoHints() : [],
        paperReadings: papers.readings(key),
        ...papers.state(kind),
        paperStatement: papers.statement(kind),
        unreadPapers: papers.unread(key),
        guidance: guidance(key),
        flagged,
        reasons: given,
        blindCompare: [],
        material: picture === undefined ? null : materialView(picture, language, facts),
        comparisons: comparisonsOf(kind, { own: pictures, now, earlier }, language),
        mayBeGrouped: false,
      };
    });
  const items: { -readonly [K in keyof ItemView]: ItemView[K] }[] = [...fieldItems, ...materialItems];
  if (holdsLease) for (const item of items) item.mayBeGrouped = mayBeGrouped(item, papers.complete(item.key), facts);
  return sortForReview(items, ({ key }) => papers.differs(key));
}

/** The share under which an order records that scans or photos were deleted. */
const shareOf = (kind: MaterialKind): string => (materialRow(kind).photo === true ? 'photos' : 'materials');

/** Required materials, each kind once with every rule that requires it. */
const requiredOf = (
  id: string,
  assessment: StoredAssessment,
  facts: OrderFacts,
  language: Language,
): RequiredMaterialView[] =>
  materialKinds.flatMap((kind) => {
    const rules = assessment.materials.filter((one) => one.kind === kind);
    return rules.length === 0
      ? []
      : [
          {
            kind,
            label: materialLabel(kind, facts)[language],
            attached: facts.materials[kind] !== undefined,
            afterReview: materialRow(kind).photo ?? false,
            instruction: materialInstructions[kind][language],
            templateUrl: templateUrl(id, kind, facts),
            rules: rules.map(({ says, source }) => ({ text: says[language], source })),
          },
        ];
  });

/** Where the form or the letter that is signed for a material is read, as a PDF. */
const templateUrl = (id: string, kind: MaterialKind, facts: OrderFacts): string | null =>
  kind === 'VERIFICATION_FORM' ? `/verification-forms/${id}` : hasLetter(kind, facts) ? `/letters/${id}/${kind}` : null;
