import type { AppContext, Tx } from '@beian/database/transaction';
import { fieldIds, fieldRow, materialRow, type PersonPart } from '@beian/domain/filing';
import { headingOf, type NoticeName } from '@beian/domain/notices';
import type { OrderMetadata } from '@beian/domain/order';
import { type OrderState, stateRow } from '@beian/domain/order-names';
import {
  holdingRow,
  keptBases,
  keptUntil,
  type PlaceDecision,
  personPartLabels,
  retentionRow,
  valuesOfParts,
} from '@beian/domain/personal';
import type { Language } from '@beian/domain/text';
import { curtainAddressAad } from '@beian/orders/photo';
import { phoneAad } from '@beian/orders/sms-checks';
import { planDeletion } from './decide.ts';
import type { FoundContent, FoundOrder, FoundPerson } from './find.ts';
import { countOrderHoldings, imagesOfPersonOnly, type OrderHoldings } from './order-holdings.ts';

export interface ArchiveFile {
  readonly name: string;
  readonly bytes: () => Promise<Buffer>;
}

/** Maximum number of images in one archive. */
const MAX_IMAGES = 1000;

const json = (value: unknown): Buffer => Buffer.from(`${JSON.stringify(value, null, 2)}\n`);

/**
 * All data held on a person as files: where what is stored, how long and why (`holdings.json`), all values and events
 * (`person.json`), and the images that show nobody else. Data of other people are left out: of an order, a record or a
 * notice only the person's own parts are included.
 */
export async function collectPerson(
  ctx: AppContext,
  tx: Tx,
  person: FoundPerson,
  { language, at }: { readonly language: Language; readonly at: string },
): Promise<ArchiveFile[]> {
  const places = await countOrderHoldings(
    tx,
    person.orders.map(({ id }) => id),
  );
  const { decisions } = await planDeletion(ctx, tx, person);
  const orders: unknown[] = [];
  const images: ArchiveFile[] = [];
  for (const order of person.orders) {
    const of = places.get(order.id);
    if (of === undefined) continue;
    const pictures = await findPersonImages(tx, order, of);
    for (const { id, kind, file } of pictures.slice(0, MAX_IMAGES - images.length))
      images.push({ name: `images/${order.number}/${kind}-${id}.jpg`, bytes: () => ctx.files.get(file) });
    orders.push(await collectOrder(ctx, tx, order, of, pictures, language));
  }
  const value = {
    at,
    foundBy: person.sought.by,
    filings: person.filings.map((one) => ({
      filingNumber: one.filingNumber,
      of: one.websiteId === null ? 'subject' : 'website',
      inForce: one.inForce,
      values: labelled(valuesOfParts(one.values, one.parts), language),
      as: partLabels(one.parts, language),
    })),
    filingHistory: person.versions.map(({ filingNumber, since, until, subject, websites }) => ({
      filingNumber,
      since,
      until,
      values: [subject, ...websites]
        .filter(({ parts }) => parts.length > 0)
        .map(({ values, parts }) => ({
          as: partLabels(parts, language),
          values: labelled(valuesOfParts(values, parts), language),
        })),
    })),
    orders,
    staff: person.staff.map(({ name, login, roles, active, email }) => ({ name, login, roles, active, email })),
  };
  return [
    { name: 'README.txt', bytes: async () => Buffer.from(readme[language]) },
    { name: 'holdings.json', bytes: async () => json(decisions.map((one) => describeHolding(one, language))) },
    { name: 'person.json', bytes: async () => json(value) },
    ...images,
  ];
}

const partLabels = (parts: readonly PersonPart[], language: Language): string[] =>
  parts.map((part) => personPartLabels[part][language]);

const labelled = (values: FoundContent['values'], language: Language) =>
  fieldIds.flatMap((id) =>
    values[id] === undefined ? [] : [{ field: id, label: fieldRow(id).label[language], value: values[id] }],
  );

/** Place, retention period and basis of a holding, from the table that deletions use too. */
function describeHolding({ holding, called, places, basis, until }: PlaceDecision, language: Language) {
  const row = holdingRow(holding);
  const retained = retentionRow(row.retentionKind);
  return {
    holding,
    label: row.label[language],
    called,
    places,
    why: basis === null ? retained.why[language] : keptBases[basis].explanation[language],
    since: retained.countedFrom[language],
    keptUntil: keptUntil({ basis, until })?.[language] ?? null,
  };
}

async function findPersonImages(tx: Tx, order: FoundOrder, places: OrderHoldings) {
  const ids = imagesOfPersonOnly(order, places).map(({ id }) => id);
  if (ids.length === 0) return [];
  const { rows } = await tx.client.query<{
    id: string;
    kind: OrderHoldings['materials'][number]['kind'];
    file: string;
  }>('/* personImages */ select id, kind, file from app.materials where id = any($1) order by created_at, id', [ids]);
  return rows;
}

interface OrderActivity {
  notices: { id: string; name: string; channel: string; at: string; address: string; sentAt: string | null }[] | null;
  calls: { id: string; at: string; outcome: string; note: string | null }[] | null;
  notes: { id: string; at: string; body: string }[] | null;
  metadata: string | null;
  phones: { id: string; person: string; state: string; at: string; phone: string }[] | null;
  curtains: { id: string; at: string; address: string }[] | null;
  faceChecks: { consentedAt: string; consentVersion: string; outcome: string | null }[] | null;
  submissions: { province: string; sentAt: string | null; state: string; answered: string | null }[] | null;
  events: { at: string; event: string; from: string | null; to: string | null }[] | null;
}

const orderActivitySql = `/* personHappened */ select
  (select json_agg(json_build_object('id', n.id, 'name', n.name, 'channel', n.channel, 'at', app.iso(n.created_at), 'sentAt', app.iso(n.sent_at),
     'address', encode(n.address, 'base64')) order by n.created_at, n.id) from app.notices n where n.order_id = o.id and n.recipient <> 'partner') as notices,
  (select json_agg(json_build_object('id', k.id, 'at', app.iso(k.at), 'outcome', k.outcome, 'note', encode(k.note, 'base64')) order by k.at, k.id)
     from app.calls k where k.order_id = o.id) as calls,
  (select json_agg(json_build_object('id', n.id, 'at', app.iso(n.at), 'body', encode(n.body, 'base64')) order by n.at, n.id)
     from app.notes n where n.order_id = o.id) as notes,
  (select encode(c.metadata, 'base64') from app.order_contents c where c.order_id = o.id) as metadata,
  (select json_agg(json_build_object('id', s.id, 'person', s.person, 'state', s.state, 'at', app.iso(s.created_at), 'phone', encode(s.phone, 'base64'))
     order by s.created_at, s.id) from app.sms_checks s where s.order_id = o.id) as phones,
  (select json_agg(json_build_object('id', k.id, 'at', app.iso(k.requested_at), 'address', encode(k.address, 'base64')) order by k.requested_at, k.id)
     from app.curtains k where k.order_id = o.id) as curtains,
  (select json_agg(json_build_object('consentedAt', app.iso(f.consented_at), 'consentVersion', f.consent_version, 'outcome', f.outcome)
     order by f.consented_at, f.id) from app.face_checks f where f.order_id = o.id) as "faceChecks",
  (select json_agg(json_build_object('province', b.province, 'sentAt', app.iso(u.sent_at), 'state', u.state, 'answered', app.iso(so.answered_at))
     order by u.id) from app.submission_orders so join app.submissions u on u.id = so.submission_id join app.bureaus b on b.id = u.bureau_id
     where so.order_id = o.id) as submissions,
  (select json_agg(json_build_object('at', app.iso(e.at), 'event', e.event, 'from', e.from_state, 'to', e.to_state) order by e.seq)
     from app.order_events e where e.order_id = o.id) as events
  from app.orders o where o.id = $1`;

async function collectOrder(
  ctx: AppContext,
  tx: Tx,
  order: FoundOrder,
  places: OrderHoldings,
  pictures: readonly { readonly id: string }[],
  language: Language,
) {
  const { rows } = await tx.client.query<OrderActivity>(orderActivitySql, [order.id]);
  const [row] = rows;
  if (row === undefined) throw new Error('collectPerson: the order is gone');
  const text = (place: string, sealed: string) => ctx.keys.unseal(place, Buffer.from(sealed, 'base64')).toString();
  const owned = ownValues(order);
  const imageIds = new Set(pictures.map(({ id }) => id));
  const isOwnValue = (value: string) => owned.has(value.trim().toLowerCase());
  return {
    number: order.number,
    kind: order.kind,
    province: order.province,
    state: stateRow(order.state as OrderState).label[language],
    createdAt: order.createdAt,
    changedAt: order.updatedAt,
    as: partLabels(order.parts, language),
    contents: order.contents
      .filter(({ parts }) => parts.length > 0)
      .map(({ what, values, parts }) => ({
        what,
        as: partLabels(parts, language),
        values: labelled(valuesOfParts(values, parts), language),
      })),
    // A material that shows other people too is listed, but its image is not copied.
    materials: places.materials
      .filter(({ id }) => imageIds.has(id) || order.isOnlyPerson)
      .map(({ id, kind }) => ({
        label: materialRow(kind).label[language],
        image: imageIds.has(id) ? `${kind}-${id}.jpg` : null,
      })),
    notices: (row.notices ?? []).flatMap(({ id, address, name, channel, at, sentAt }) => {
      const to = text(`notices.address:${id}`, address);
      return isOwnValue(to) ? [{ name: headingOf(name as NoticeName, language), channel, at, sentAt, to }] : [];
    }),
    // Text about an order with other people in it cannot be attributed to this person, so it is left out.
    calls: (row.calls ?? []).map(({ id, at, outcome, note }) => ({
      at,
      outcome,
      note: order.isOnlyPerson && note !== null ? text(`calls.note:${id}`, note) : null,
    })),
    notes: order.isOnlyPerson
      ? (row.notes ?? []).map(({ id, at, body }) => ({ at, text: text(`notes.body:${id}`, body) }))
      : [],
    metadata:
      order.isOnlyPerson && row.metadata !== null
        ? ctx.keys.unsealJson<OrderMetadata>(`order_contents.metadata:${order.id}`, Buffer.from(row.metadata, 'base64'))
        : [],
    smsChecks: (row.phones ?? []).flatMap(({ id, phone, person: _, ...one }) => {
      const number = text(phoneAad(id), phone);
      return isOwnValue(number) ? [{ ...one, id: undefined, phone: number }] : [];
    }),
    curtains: (row.curtains ?? []).flatMap(({ id, at, address }) => {
      const to = JSON.parse(text(curtainAddressAad(id), address)) as { consignee: string; mobile: string };
      return isOwnValue(to.mobile) || isOwnValue(to.consignee) ? [{ at, to }] : [];
    }),
    // Of whoever answers for the website.
    faceChecks: order.parts.includes('websitePrincipal') ? (row.faceChecks ?? []) : [],
    sentToBureau: row.submissions ?? [],
    history: row.events ?? [],
  };
}

/** The person's own values in an order, to recognise which address or phone number is theirs. */
function ownValues(order: FoundOrder): ReadonlySet<string> {
  const all = order.contents.flatMap(({ values, parts }) =>
    Object.values(valuesOfParts(values, parts)).flatMap((value) => (typeof value === 'string' ? value.split(';') : [])),
  );
  return new Set(all.map((one) => one.trim().toLowerCase()).filter((one) => one !== ''));
}

const readme = {
  zh: `个人信息副本（《个人信息保护法》第四十五条）

holdings.json  保存在何处、为何保存、保存至何时
person.json    您的备案、订单、通知、核验与上报记录；时间为 UTC
images/        只显示您本人的图片；同时显示他人的材料只列出名称

不含他人的信息。更正请通过变更备案办理；删除请向我们提出。
`,
  en: `Copy of personal information (PIPL article 45)

holdings.json  where it is kept, why, and until when
person.json    your filings, orders, notices, checks and what was sent to bureaus; instants are UTC
images/        images that show nobody but you; materials that show others, too, are named only

Nothing of others is in it. Corrections are made by a change of the filing; ask us for a deletion.
`,
} as const;
