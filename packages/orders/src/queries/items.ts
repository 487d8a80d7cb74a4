import {
  type Actor,
  domainFindings,
  type FieldValues,
  fieldRow,
  fieldsOfKind,
  filingFindings,
  findingsWithBlackList,
  isPerson,
  isPersonal,
  type Language,
  type MaterialKind,
  materialKey,
  materialKinds,
  materialRow,
  missingMaterials,
  type OrderFacts,
  type PublishedCodes,
  type StoredMachineCheck,
} from '@beian/domain';
import type { StoredAssessment } from '../assessment.ts';
import { type House, type Tx, together } from '../house.ts';
import { noteOpening } from '../reveals/opening.ts';
import { askOf } from '../sql/ask-of.ts';
import type { OrderInHand } from '../sql/facts.ts';
import { machineChecksSql } from '../sql/machine-checks.ts';
import { blindView, ownersSql, type StoredOwner } from './blind-view.ts';
import {
  comparisonsOf,
  type EarlierPicture,
  loadEarlierPictures,
  materialView,
  type PictureRow,
} from './comparisons.ts';
import { inSequence, isListed, reviewedBy, whyOf } from './item-verdicts.ts';
import type { ItemView, RequiredMaterialView } from './item-view.ts';
import { findingView, machineView } from './machine-view.ts';
import { loadReasons, type OrderReasons } from './reasons.ts';
import { shown } from './shown-fields.ts';
import { valueLabels } from './value-labels.ts';
import { attachedMarkSql, formOf } from './verification-form.ts';
import type { OrderView } from './view.ts';

interface Asked {
  readonly actor: Actor;
  readonly ids: readonly string[];
  readonly language: Language;
}

interface ContentRow {
  id: string;
  base_plain: FieldValues;
  base_personal: Buffer;
  plain: FieldValues;
  personal: Buffer;
  assessment: StoredAssessment;
  checks: StoredMachineCheck[] | null;
  owners: StoredOwner[] | null;
  materials: PictureRow[] | null;
  attachedMark: string | null;
  /** What was deleted of the order. */
  erased: string[];
}

/**
 * Fields and materials of each order, the changed and doubted first. Personal values are masked, except for whoever holds
 * the lease (its first sight of them leaves an audit row) and for the partner who sent them (the registered ones stay masked for it).
 */
export async function loadItems(
  house: House,
  tx: Tx,
  asked: Asked,
  found: Promise<ReadonlyMap<string, OrderInHand>>,
  published: Promise<PublishedCodes>,
): Promise<Map<string, Partial<OrderView>>> {
  const [facts, contents, reasons, codes, earlier] = await together([
    found,
    findContents(tx, asked.ids),
    loadReasons(house, tx, asked.ids, asked.language),
    published,
    // The desk's own: an earlier order may be another partner's.
    asked.actor.kind === 'staff'
      ? loadEarlierPictures(house, tx, asked.ids)
      : Promise.resolve(new Map<string, EarlierPicture[]>()),
  ]);
  const parts = new Map<string, Partial<OrderView>>();
  for (const row of contents) {
    const hand = facts.get(row.id);
    if (hand === undefined) continue;
    const holds = hand.facts.lease?.holder === asked.actor.id && hand.facts.lease.until > hand.facts.now;
    if (holds) await noteOpening(tx, asked.actor, row.id, hand.facts.lease?.token ?? '');
    parts.set(row.id, {
      // Comes for nothing with what is read anyway.
      verificationForm: formOf({ id: row.id, hashes: hand.facts.fieldHashes, attachedMark: row.attachedMark }),
      orderReasons: reasons.get(row.id)?.whole ?? [],
      items: itemsOf(
        house,
        row,
        hand.facts,
        asked,
        reasons.get(row.id),
        { now: holds || asked.actor.kind === 'partner', registered: holds },
        codes,
        earlier.get(row.id) ?? [],
      ),
      missingMaterials: missingMaterials(hand.facts),
      requiredMaterials: requiredOf(row.assessment, hand.facts, asked.language),
    });
  }
  return parts;
}

async function findContents(tx: Tx, ids: readonly string[]): Promise<ContentRow[]> {
  const { rows } = await askOf<ContentRow>(tx, ids, {
    name: 'contents',
    text: `/* loadItems */ select c.order_id as id, c.base_plain, c.base_personal, c.plain, c.personal, c.assessment,
        (select json_agg(json_build_object('id', m.id, 'kind', m.kind, 'width', m.width, 'height', m.height,
          'bytes', m.bytes, 'createdAt', app.iso(m.created_at))) from app.materials m
          where m.order_id = c.order_id and m.removed_at is null) as materials, ${attachedMarkSql} as "attachedMark",
        ${machineChecksSql} as checks, ${ownersSql} as owners, (select o.erased from app.orders o where o.id = c.order_id) as erased
      from app.order_contents c where c.order_id = any($1)`,
  });
  return rows;
}

function itemsOf(
  house: House,
  row: ContentRow,
  facts: OrderFacts,
  { actor, language }: Asked,
  reasons: OrderReasons | undefined,
  clear: { now: boolean; registered: boolean },
  codes: PublishedCodes,
  earlier: readonly EarlierPicture[],
): ItemView[] {
  const base: FieldValues = {
    ...row.base_plain,
    ...house.keys.unsealJson<FieldValues>(`order_contents.base_personal:${row.id}`, row.base_personal),
  };
  const now: FieldValues = {
    ...row.plain,
    ...house.keys.unsealJson<FieldValues>(`order_contents.personal:${row.id}`, row.personal),
  };
  const desk = actor.kind === 'staff';
  const inReview = reviewedBy(facts, desk);
  const findings = [...findingsWithBlackList(facts), ...domainFindings(facts), ...filingFindings(facts)];
  const machine = machineView(facts, row.checks ?? [], { desk, language });
  const guidance = (key: string) =>
    row.assessment.checklist
      .filter((entry) => entry.item === key)
      .map((entry) => ({ text: entry.says[language], source: entry.source }));
  const blind = desk ? blindView(house, row, { base, now }, facts, language) : () => [];
  const why = (key: string) => whyOf(key, facts, inReview, reasons);
  const history = (key: string, hash: string | undefined): Pick<ItemView, 'sinceReturn' | 'passedBefore'> => {
    const then = reasons?.lastReturned?.hashes;
    const passed = reasons?.passedBefore.get(key);
    return {
      sinceReturn: then === undefined ? null : then[key] === hash ? 'SAME' : 'CHANGED',
      passedBefore:
        passed === undefined || passed.hash !== hash
          ? null
          : { staffName: passed.staffName, at: passed.at, round: passed.round },
    };
  };
  // Whoever was a person in any of the values shown: a name that was sent back stays somebody's name.
  const person = [now, reasons?.lastReturned?.values ?? {}].some(isPerson);
  const fieldItems = fieldsOfKind(facts.kind).map((id): ItemView => {
    const field = fieldRow(id);
    const item = inReview.get(id);
    const personal = isPersonal(id, person || isPerson(base));
    const registered = shown(id, base[id], personal && !clear.registered);
    const sent = shown(id, now[id], personal && !clear.now);
    const last = shown(id, reasons?.lastReturned?.values[id], personal && !clear.now);
    return {
      key: id,
      label: field.label[language],
      group: field.group,
      personal,
      masked: personal && !clear.now,
      erased: field.personal && row.erased.includes(field.group),
      registered,
      now: sent,
      lastReturned: last,
      ...history(id, facts.fieldHashes[id]),
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
      guidance: guidance(id),
      ...why(id),
      blindCompare: blind(id),
      material: null,
      comparisons: [],
    };
  });
  const pictures = new Map((row.materials ?? []).map((material) => [material.kind, material]));
  const materialItems = materialKinds
    .filter((kind) => isListed(kind, facts, inReview))
    .map((kind) => ({
      ...materialItem(kind, pictures.get(kind), inReview.get(materialKey(kind)), facts, language),
      erased: !pictures.has(kind) && row.erased.some((one) => one === shareOf(kind) || one === 'persons'),
      findings: machine.findings(materialKey(kind)),
      checking: machine.checking(materialKey(kind)),
      photoHints: kind === 'FACE_PHOTO' ? machine.photoHints() : [],
      ...history(materialKey(kind), facts.materials[kind]),
      guidance: guidance(materialKey(kind)),
      ...why(materialKey(kind)),
      comparisons: comparisonsOf(kind, { own: pictures, now, earlier }, language),
    }));
  return inSequence([...fieldItems, ...materialItems]);
}

/** What an order calls it when scans or photos of it are deleted. */
const shareOf = (kind: MaterialKind): string => (materialRow(kind).photo === true ? 'photos' : 'materials');

function materialItem(
  kind: MaterialKind,
  picture: PictureRow | undefined,
  item: { verdict: ItemView['verdict'] } | undefined,
  facts: OrderFacts,
  language: Language,
): Omit<
  ItemView,
  | 'erased'
  | 'reasons'
  | 'flagged'
  | 'comparisons'
  | 'findings'
  | 'checking'
  | 'photoHints'
  | 'sinceReturn'
  | 'passedBefore'
> {
  const label = materialRow(kind).label[language];
  return {
    key: materialKey(kind),
    label,
    group: 'material',
    personal: true,
    masked: false,
    registered: null,
    now: null,
    lastReturned: null,
    valueLabels: [],
    changed: false,
    inReview: item !== undefined,
    hash: facts.materials[kind] ?? null,
    verdict: item?.verdict ?? null,
    guidance: [],
    blindCompare: [],
    material: picture === undefined ? null : materialView(picture, language),
  };
}

/** What is asked for, each kind once with every rule that asks. */
const requiredOf = (assessment: StoredAssessment, facts: OrderFacts, language: Language): RequiredMaterialView[] =>
  materialKinds.flatMap((kind) => {
    const rules = assessment.materials.filter((one) => one.kind === kind);
    return rules.length === 0
      ? []
      : [
          {
            kind,
            label: materialRow(kind).label[language],
            attached: facts.materials[kind] !== undefined,
            afterReview: materialRow(kind).photo ?? false,
            rules: rules.map(({ says, source }) => ({ text: says[language], source })),
          },
        ];
  });
