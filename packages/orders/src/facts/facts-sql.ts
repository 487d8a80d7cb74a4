import { canReviewSql, isAwaySql, matchesSkillsSql } from '@beian/accounts/staff';
import { firstRunOpenSql } from '@beian/database/first-run';
import { editionOfSettingSql } from '@beian/database/settings';
import { personOfSubject, statesOfWaiting } from '@beian/domain/order';
import { editableStates, kindRow, orderKinds, statesHandedOver } from '@beian/domain/order-names';
import { goesByHandSql } from '../routing/index.ts';
import { domainChecksSql, forecastDomainsSql } from './domain-content.ts';
import { filingChecksSql } from './filing-content.ts';
import { manualStageSql } from './manual-stage.ts';
import { isPushableSql, optionalRowsSql } from './optional-rows.ts';
import { serviceCodeSql } from './service-code.ts';

const endsWebsite = orderKinds.filter((kind) => {
  const { effect } = kindRow(kind);
  return effect.does === 'end' && effect.what === 'website';
});

const contentHashOf = (fields: string, materials: string): string =>
  `encode(sha256(convert_to(concat(${fields}::text, '|', ${materials}), 'utf8')), 'hex')`;

/** The order's content as one hash; key of the report check. */
export const contentHashSql = contentHashOf(
  '(select c.field_hashes from app.order_contents c where c.order_id = o.id)',
  "(select string_agg(m.kind || m.hash, ',' order by m.kind) from app.materials m where m.order_id = o.id and m.removed_at is null)",
);

/** SQL over `o` and `m`: what the bureau said of exactly this content, where the order can be pushed. */
const refusedAsIsSql = `case when ${isPushableSql} then (
      select json_build_object('said', (select coalesce(json_agg(s.said order by e.at, e.id, s.nth), '[]')
          from app.answer_entries e cross join lateral jsonb_array_elements(e.said) with ordinality s(said, nth)
          where e.submission_id = l.submission_id and (e.order_id = o.id or e.order_id is null)
            and e.verdict = 'refused' and e.status in ('applied', 'repeated')))
      from (select so.submission_id, so.report_hash from app.submission_orders so join app.submissions u on u.id = so.submission_id
        where so.order_id = o.id and so.answer = 'refused' order by u.created_at desc, u.id desc limit 1) l
      where l.report_hash = m.content_hash) end`;

/**
 * SQL over `o`, `s` and `e`: the edition that judges the hand-over (domain/province/judged-by.ts). Orders handed over by a release
 * without the column keep that of their submission. `sentOn`: SQL of the Shanghai day on which the file that is on its way was sent.
 */
const handOverEditionSql = (sentOn: string): string => `case
      when o.state in (${statesHandedOver.map((state) => `'${state}'`).join(', ')}) then coalesce(o.hand_over_edition, o.edition)
      when o.state = 'SUBMITTING' then ${editionOfSettingSql('s.edition_setting', { province: 'o.province', day: `coalesce(${sentOn}, app.shanghai_day(app.now()))` })}
      else e.edition end`;

/** SQL over `o`: the method by which the photo with this content hash was taken; null: there is none. */
export const photoTakenBySql = (photo: string): string => `case when ${photo} is null then null
      when exists (select from app.app_photos k where k.order_id = o.id and k.hash = ${photo}) then 'BUREAU_APP'
      when exists (select from app.face_checks k join app.materials x on x.id = k.material_id where k.order_id = o.id and x.hash = ${photo}) then 'FACE_CHECK'
      else 'CURTAIN' end`;

/**
 * Who reads. For a `partner` the provider's tables are not queried, because row-level security shows a partner none of their rows. `all`: whoever acts, as in
 * `perform`. `desk`: staff and the system, who see the rows of every partner themselves; the functions that look them up for a partner cost as much as ten tables each.
 */
export type Reader = 'partner' | 'desk' | 'all';
const chooseFor = (reader: Reader) => ({
  ofProvider: (sql: string, none: string) => (reader === 'partner' ? none : sql),
  ofEveryPartner: (sql: string, lookup: string) => (reader === 'desk' ? sql : lookup),
});

const photoFactSql = (takenBy: string, reader: Reader): string => {
  const usedElsewhere = chooseFor(reader).ofEveryPartner(
    `exists (select from app.materials x where x.kind = 'FACE_PHOTO' and x.hash = m.photo and x.order_id <> o.id
        and (x.removed_at is null or x.handed_in_at is not null))`,
    'app.photo_used_elsewhere(m.photo, o.id)',
  );
  return `json_build_object('takenBy', ${takenBy}, 'standing', o.standing_photo, 'usedElsewhere', m.photo is not null and ${usedElsewhere})`;
};

const unreported = orderKinds.filter((kind) => kindRow(kind).report === null);
/** SQL over the order `o`: the interface has no report of it, because its kind has none or it is about an app. */
const leavesByHandSql = `(o.kind = any('{${unreported.join()}}') or exists (select from app.websites s where s.id = o.website_id and s.plain ? 'app'))`;

/** SQL over `o`: the connection that files its province. `firstRunOpen`: SQL over the bureau `b`. */
const bureauSql = (firstRunOpen: string): string =>
  `(select json_build_object('id', b.id, 'stopped', b.stopped is not null, 'firstRunOpen', ${firstRunOpen}, 'manual', ${goesByHandSql} or ${leavesByHandSql})
      from app.bureau_provinces bp join app.bureaus b on b.id = bp.bureau_id where bp.province = o.province)`;

/** SQL over `o`: the contents `c`, the attached materials `m`, the settings `s`, and the edition `e` in force in the order's province. */
const materialsSql = `cross join lateral (select json_object_agg(m.kind, m.hash) as hashes, max(m.hash) filter (where m.kind = 'FACE_PHOTO') as photo,
    ${contentHashOf('c.field_hashes', "string_agg(m.kind || m.hash, ',' order by m.kind)")} as content_hash
  from app.materials m where m.order_id = o.id and m.removed_at is null) m`;
const settingsSql = `cross join (select
  max(value::text) filter (where name = 'workingHours')::json as hours,
  max(value::text) filter (where name = 'calendar')::json as calendar,
  max(value #>> '{}') filter (where name = 'edition') as edition_setting,
  bool_or((value::text)::boolean) filter (where name = 'fourEyes') as four_eyes from app.settings) s
cross join lateral (select ${editionOfSettingSql('s.edition_setting', { province: 'o.province' })} as edition offset 0) e`;

const fields = (of: Readonly<Record<string, string>>): string =>
  `json_build_object(${Object.entries(of)
    .map(([name, sql]) => `'${name}', ${sql}`)
    .join(', ')})`;

/** SQL of the facts from rows that most orders on the desk lack, by the group of these rows (`optional-rows.ts`). */
const optionalFacts = (reader: Reader) => {
  const { ofProvider } = chooseFor(reader);
  return {
    submissions: {
      handOverEdition: ofProvider(
        handOverEditionSql(
          '(select app.shanghai_day(u.sent_at) from app.submission_orders so join app.submissions u on u.id = so.submission_id where so.order_id = o.id order by u.created_at desc, u.id desc limit 1)',
        ),
        handOverEditionSql('null'),
      ),
      refusedAsIs: ofProvider(refusedAsIsSql, 'null'),
      attempt: ofProvider(
        `(select json_build_object('submissionId', u.id, 'state', u.state, 'sentDay', app.shanghai_day(u.sent_at),
        'answered', so.answered_at is not null,
        'earlierAnswered', not exists (select 1 from app.submission_orders so2
          join app.orders o2 on o2.id = so2.order_id
          join app.submissions u2 on u2.id = so2.submission_id
          where o2.record_id = o.record_id and so2.answered_at is null
            and (u2.created_at, u2.id) < (u.created_at, u.id)),
        -- A push is possible only once every attempt is answered: an open one is of the last push.
        'current', (so.answered_at is null or so.push_seq is not distinct from (select max(e.seq)
            from app.order_events e where e.order_id = o.id and e.event = 'pushToBureau'))
          and not exists (select 1 from app.submission_orders so3
            join app.orders o3 on o3.id = so3.order_id
            join app.submissions u3 on u3.id = so3.submission_id
            where o3.record_id = o.record_id and (u3.created_at, u3.id) > (u.created_at, u.id)))
      from app.submission_orders so join app.submissions u on u.id = so.submission_id
      where so.order_id = o.id order by u.created_at desc, u.id desc limit 1)`,
        `null`,
      ),
      sms: `(select json_build_object('submissionId', k.submission_id, 'since', app.iso(min(k.created_at)),
        'deskAsked', bool_or(k.desk_asked_at is not null), 'overdueNoted', bool_or(k.overdue_at is not null),
        'open', bool_or(k.closed_at is null),
        'phones', json_agg(json_build_object('state', k.state, 'sentAt', app.iso(k.sent_at), 'deadline', app.iso(k.deadline),
          'answeredAt', app.iso(k.answered_at)) order by k.id))
      from app.sms_checks k where k.order_id = o.id and k.submission_id = (select l.submission_id from app.sms_checks l
        where l.order_id = o.id order by l.created_at desc, l.id limit 1)
      group by k.submission_id)`,
    },
    manual: {
      manual: ofProvider(
        `(select json_build_object('stage', ${manualStageSql}, 'sinceDay', app.shanghai_day(h.at), 'enteredDay', h.entered_day,
          'recordedBy', case when h.answered_at is not null then h.answered_by when h.confirmed_at is null then h.entered_by end, 'approves', h.approves)
        from app.manual_hand_overs h where h.order_id = o.id and h.ended_at is null)`,
        'null',
      ),
    },
    firstRun: {
      bureau: ofProvider(bureauSql(`case when ${isPushableSql} then ${firstRunOpenSql} end`), 'null'),
    },
    plan: {
      plan: `(select json_build_object(
        'waitsFor', (select json_build_object('number', t.number, 'state', t.state) from app.plan_steps s join app.orders t on t.id = s.order_id
          join app.records e on e.id = t.record_id
          where s.plan_id = own.plan_id and s.position < own.position and (t.state <> 'APPROVED' or e.id = o.record_id and not e.filed)
          order by s.position limit 1),
        'next', (select t.number from app.plan_steps s join app.orders t on t.id = s.order_id
          where s.plan_id = own.plan_id and s.position = own.position + 1))
      from app.plan_steps own where own.order_id = o.id)`,
    },
    photos: {
      photo: photoFactSql(photoTakenBySql('m.photo'), reader),
      curtain: `(select json_build_object('id', k.id, 'state', k.state) from app.curtains k
      where k.order_id = o.id order by k.requested_at desc, k.id desc limit 1)`,
      appPhoto: `(select json_build_object('id', k.id, 'state', k.state, 'hash', k.hash,
        'phoneCurrent', k.mobile_hash is not distinct from c.field_hashes ->> 'website.principal.mobile')
      from app.app_photos k where k.order_id = o.id order by k.asked_at desc, k.id desc limit 1)`,
      faceCheck: `(select json_build_object('id', k.id, 'state', k.state)
      from app.face_checks k where k.order_id = o.id order by k.consented_at desc, k.id desc limit 1)`,
    },
    serviceCode: { serviceCode: serviceCodeSql },
  } as const;
};

/** The same facts of an order that has none of these rows. */
const withoutOptional = (reader: Reader) => ({
  handOverEdition: handOverEditionSql('null'),
  refusedAsIs: 'null',
  attempt: 'null',
  manual: 'null',
  sms: 'null',
  bureau: chooseFor(reader).ofProvider(bureauSql('null'), 'null'),
  plan: 'null',
  photo: photoFactSql("case when m.photo is not null then 'CURTAIN' end", reader),
  curtain: 'null',
  appPhoto: 'null',
  faceCheck: 'null',
  serviceCode: 'null',
});

/** SQL over `o`: the facts of one group of optional rows, as JSON; null of an order without content. */
export const optionalFactsSql = (group: keyof ReturnType<typeof optionalFacts>, reader: Reader): string =>
  `(select ${fields(optionalFacts(reader)[group])} from app.order_contents c ${materialsSql} ${settingsSql} where c.order_id = o.id)`;

/** SQL over `o`, the record `r` and `joinedSql`: the facts as JSON, from a row, because a function takes a hundred arguments at most. */
function factsJsonSql(
  reader: Reader,
  optional: Readonly<Record<keyof ReturnType<typeof withoutOptional>, string>>,
): string {
  const { ofProvider, ofEveryPartner } = chooseFor(reader);
  return `(select row_to_json(f) from (select
    app.iso(app.now()) as "now",
    o.state as "state",
    o.paused_clock -> 'state' as "pausedIn",
    o.kind as "kind",
    o.province as "province",
    -- Until it is first submitted an order is judged by the edition in force; from then on by the one it was submitted under.
    case when o.round = 0 then e.edition else o.edition end as "edition",
    ${optional.handOverEdition} as "handOverEdition",
    json_build_object(
      'filed', not w.gone and (w.filed or not app.subject_ended(r.id)),
      'ours', w.ours,
      'served', o.state not in (${editableStates.map((state) => `'${state}'`).join(', ')}) or app.province_served(o.province),
      'partnerSees', true,
      'otherOpenOrder', ${ofEveryPartner(
        'exists (select from app.orders x where x.record_id = o.record_id and x.locked and x.id <> o.id)',
        'app.has_open_order(o.record_id, o.id)',
      )},
      'accesses', jsonb_array_length(w.plain -> 'accesses'),
      'otherWebsites', case when o.changed && array[${personOfSubject.map((id) => `'${id}'`).join(', ')}] then (select count(*)::int from app.websites s
        where s.record_id = r.id and s.id <> w.id and s.filed and not s.gone) else 0 end,
      'lastWebsite', o.kind in (${endsWebsite.map((kind) => `'${kind}'`).join(', ')}) and not r.elsewhere and not exists (select from app.websites s
        where s.record_id = r.id and s.id <> w.id and s.filed and not s.gone),
      'elsewhere', r.elsewhere,
      'shell', not w.filed and r.filed and not exists (select from app.websites s where s.record_id = r.id and s.filed and not s.gone),
      'province', r.province) as "record",
    w.filed and w.ours and not w.gone and w.filing_number <> '' as "numbered",
    to_json(o.changed) as "changed",
    json_build_object('added', to_json(c.added_domains), 'removed', to_json(c.removed_domains)) as "domains",
    to_json(${forecastDomainsSql}) as "forecastDomains",
    ${domainChecksSql('e.edition')} as "domainChecks",
    ${filingChecksSql} as "filingChecks",
    case when c.added_domains = '{}' then '[]' else to_json(app.domains_in_orders(c.added_domains, o.id)) end as "domainsInOrders",
    ${ofProvider(
      'c.findings',
      `(select coalesce(jsonb_agg(f.one order by f.place), '[]') from jsonb_array_elements(c.findings) with ordinality f(one, place)
        where not f.one ? 'deskOnly')`,
    )} as "findings",
    ${optional.refusedAsIs} as "refusedAsIs",
    coalesce(c.assessment -> 'asked', '[]') as "asked",
    (select coalesce(json_agg(distinct m.value ->> 'kind'), '[]') from jsonb_array_elements(c.assessment -> 'materials') m) as "required",
    c.assessment -> 'forbidden' as "forbidden",
    ${optional.plan} as "plan",
    coalesce((c.assessment ->> 'needsBoth')::boolean, false) as "needsBoth",
    c.assessment -> 'edition' as "assessedUnder",
    c.field_hashes as "fieldHashes",
    coalesce(m.hashes, '{}') as "materials",
    ${ofProvider(
      `coalesce((select json_object_agg(v.item, json_build_object('hash', v.hash, 'verdict', v.verdict, 'reasons', v.reasons)) from (
      select distinct on (item) item, hash, verdict, cardinality(codes) as reasons from app.verdicts where order_id = o.id and fell_at is null order by item, at desc, id desc) v), '{}')`,
      `'{}'::json`,
    )} as "verdicts",
    coalesce((select json_agg(distinct case b.kind when 'subject' then 'subject.certificateNumber' else 'website.domains' end)
      from ${ofEveryPartner(
        `app.black_list b where b.removed_at is null and (b.kind = 'subject' and b.key = c.subject_hash or b.kind = 'website' and b.key = any(c.domains))`,
        'app.black_listed(c.subject_hash, c.domains) b',
      )}), '[]') as "blackListed",
    ${ofProvider(
      `coalesce((select json_agg(json_build_object('item', v.item, 'why', coalesce(v.fell_why, 'PUBLICATION')) order by v.item) from app.verdicts v where v.order_id = o.id and v.fell_at is not null
        and not exists (select from app.verdicts n where n.order_id = v.order_id and n.item = v.item and (n.at, n.id) > (v.at, v.id))), '[]')`,
      `'[]'::json`,
    )} as "fallen",
    (select case when t.into_state = o.state then json_build_object('items', t.items, 'whole', t.whole) end
      from app.returns t where t.order_id = o.id order by t.at desc, t.id desc limit 1) as "returned",
    exists (select from app.returns t where t.order_id = o.id and t.round = o.round and t.into_state = any('{${statesOfWaiting.join()}}')) as "pausedInRound",
    case when o.lease_holder is null then null else json_build_object('holder', o.lease_holder,
      'holderName', o.lease_holder_name, 'token', o.lease_token::text, 'until', app.iso(o.lease_until)) end as "lease",
    me.skills as "skills",
    coalesce(me.away, false) as "away",
    l.reached as "callsReached",
    l.missed as "callsMissed",
    app.iso(o.call_again_at) as "callAgainAt",
    app.iso(o.due_at) as "dueAt",
    ${ofProvider(
      `(select json_build_object('id', p.id, 'name', p.name, 'takes', ${canReviewSql('p')} and ${matchesSkillsSql('p', 'o')} and not ${isAwaySql('p')})
      from app.staff p where p.id = o.assignee)`,
      `null`,
    )} as "assignee",
    ${ofProvider(
      `(select coalesce(json_agg(json_build_object('id', v.id, 'askedBy', v.asked_by, 'of', v.of_staff) order by v.id), '[]')
      from app.advice v where v.order_id = o.id and v.answered_at is null)`,
      `'[]'::json`,
    )} as "advice",
    o.escalation_id as "escalation",
    o.initial_approved_by as "initialApprovedBy",
    s.four_eyes as "fourEyes",
    ${optional.photo} as "photo",
    o.erased_at is not null as "erased",
    ${optional.curtain} as "curtain",
    (select app.iso(min(k.delivered_at)) from app.curtains k
      where k.record_id = o.record_id and k.partner_id = o.partner_id and k.state = 'DELIVERED') as "curtainOwnedSince",
    ${optional.appPhoto} as "appPhoto",
    ${optional.faceCheck} as "faceCheck",
    ${optional.serviceCode} as "serviceCode",
    ${ofProvider(
      `(select json_build_object('problems', p.problems) from app.report_checks p
      where p.order_id = o.id and p.content_hash = m.content_hash)`,
      `null`,
    )} as "report",
    ${optional.bureau} as "bureau",
    ${optional.attempt} as "attempt",
    ${optional.manual} as "manual",
    coalesce((select json_agg(so.submission_id order by so.submission_id) from app.submission_orders so
      join app.orders o4 on o4.id = so.order_id where o4.record_id = o.record_id and so.answered_at is null), '[]') as "unanswered",
    ${optional.sms} as "sms"
  ) f)`;
}

const joinedSql = (reader: Reader): string => `join app.websites w on w.id = o.website_id
join app.order_contents c on c.order_id = o.id
${materialsSql}
${chooseFor(reader).ofProvider(
  `cross join lateral (select count(*) filter (where l.outcome = 'REACHED')::int as reached,
    coalesce(json_agg(app.iso(l.at) order by l.at) filter (where l.outcome = 'MISSED'), '[]') as missed
  from app.calls l where l.order_id = o.id and l.round = o.round) l
left join lateral (select json_build_object('provinces', p.provinces, 'kinds', p.kinds) as skills, ${isAwaySql('p')} as away
  from app.staff p where p.id = current_setting('app.actor', true)) me on true`,
  `cross join (select 0 as reached, '[]'::json as missed) l cross join (select null::json as skills, false as away) me`,
)}
${settingsSql}`;

/**
 * SQL: facts of the orders whose id matches `which`, as JSON, one row each, with what `perform` needs besides. The facts are the same for each reader (a
 * test compares them).
 */
export function factsOf(which: string, reader: Reader = 'all'): string {
  const { submissions, manual, firstRun, plan, photos, serviceCode } = optionalFacts(reader);
  return ordersFactsSql(
    which,
    reader,
    `${factsJsonSql(reader, { ...submissions, ...manual, ...firstRun, ...plan, ...photos, ...serviceCode })} as facts`,
  );
}

/** The same for the desk as of orders without optional rows, and which of these rows each has: `findFacts` reads them of these orders alone. */
export const commonFactsOf = (which: string): string =>
  ordersFactsSql(which, 'desk', `${factsJsonSql('desk', withoutOptional('desk'))} as facts, ${optionalRowsSql} as has`);

const ordersFactsSql = (which: string, reader: Reader, columns: string): string => `
select o.id, encode(o.salt, 'base64') as salt, encode(o.chain_salt, 'base64') as chain_salt, o.version, o.round, o.partner_id, o.record_id, o.website_id, o.access_id, o.duty, app.iso(o.duty_since) as duty_since, o.due_level, o.paused_clock,
  o.lease_token::text, o.last_seq, o.last_hash, m.content_hash,
  s.hours, s.calendar,
  ${columns}
from app.orders o
join app.records r on r.id = o.record_id
${joinedSql(reader)}
where o.id ${which}`;
export const factsSql = factsOf('= any($1)');

/** SQL over `o`: the facts as JSON, as of an order without optional rows; null of an order without content. */
export const commonFactsSql = (reader: Reader): string =>
  `(select ${factsJsonSql(reader, withoutOptional(reader))} from app.records r ${joinedSql(reader)} where r.id = o.record_id)`;
