import { createHash } from 'node:crypto';
import { safeFieldName } from '@beian/database/input';
import { contentHash } from '@beian/database/sealing';
import { adviceOnCharacters, canonicalDomain, gbkBytes, isMd5Text } from '@beian/domain/checks';
import {
  askedFields,
  type CharacterNotCarried,
  charactersNotCarried,
  type FieldId,
  type FieldValue,
  type FieldValues,
  fieldIds,
  fieldRow,
  isFieldId,
  isPerson,
  isPersonal,
  kindsOfField,
  listOf,
  maskValue,
  textOf,
} from '@beian/domain/filing';
import { type EventInput, fieldsOfOrder, type OrderFacts, photographedFields } from '@beian/domain/order';
import { kindRow } from '@beian/domain/order-names';
import { LOOK_MINUTES, partnerLooks } from '@beian/domain/staff';
import type { RefusalReasonCode } from '@beian/domain/text';
import { bilingual, fillTemplate, type Reason, type Refusal, refusal } from '@beian/domain/text';
import { hashFields, readRebasedContent, sentHash } from '../content/content.ts';
import type { EventWrite } from '../event/write.ts';
import { removeMaterialOf } from '../material/attach-material.ts';
import { mayGuess } from '../openings/looks.ts';
import { resolveMasked } from './masked-values.ts';
import { storeContent } from './store-content.ts';

type FieldInput = EventInput<'saveDraft'>['fields'][number];

/**
 * Sets the given fields, checks the whole form and stores the results. Fields not given keep their value, as do masked
 * values sent back unchanged; all others count as sent by the partner from now on. The base is refreshed from what is
 * filed now, because another order may have been approved while this one was lapsed.
 */
export const saveDraft: EventWrite<'saveDraft'> = async ({ ctx, tx, loaded, input }) => {
  const given = input.fields;
  const { facts, row } = loaded;
  const content = await readRebasedContent(ctx, tx, { ...row, kind: facts.kind });
  const refused = checkFieldInputs(fieldsToFillIn(facts, content), given);
  if (refused !== null) return refused;
  const next: FieldValues = { ...content.now };
  const sent: Record<string, string> = { ...content.sent };
  const faults: Reason[] = [];
  const set: FieldId[] = [];
  for (const one of given) {
    const id = one.field;
    // Unknown fields have been refused by checkFieldInputs.
    if (!isFieldId(id)) continue;
    const value = digested(id, normaliseValue(one));
    const unmasked = resolveMasked(id, value, { ...content, salt: row.salt });
    if (unmasked === 'STALE') faults.push(maskedValueReason(id));
    else if (unmasked !== undefined) {
      next[id] = unmasked;
      delete sent[id];
    } else if (value === undefined) delete next[id];
    else {
      const lacking = [value].flat().flatMap((part) => charactersNotCarried(id, part));
      if (lacking.length > 0) faults.push(characterReason(id, lacking));
      next[id] = value;
      if (fieldRow(id).personal) set.push(id);
    }
  }
  if (faults.length > 0) return refusal('INVALID_INPUT', ...faults);
  const domains = listOf(next, 'website.domains');
  if (domains.length > 0) next['website.domains'] = withFiledSpelling(domains, listOf(content.base, 'website.domains'));
  const person = isPerson(content.base) || isPerson(next);
  const { fieldHashes } = facts;
  const guesses = set.filter(
    (id) =>
      isComparedWithFiled(id, content.base) &&
      isPersonal(id, person) &&
      fieldHashes[id] !== sentHash(row.salt, id, next[id]),
  );
  // What the refused call leaves is its count.
  if (guesses.length > 0 && !(await mayGuess(tx, row.partnerId, guesses.length, row.id))) return tooManyGuesses;
  for (const id of set)
    sent[id] = isPersonal(id, person) ? sentHash(row.salt, id, next[id]) : contentHash(row.salt, id, next[id]);
  const changed = await storeContent(ctx, tx, loaded, { base: content.base, now: next, sent });
  // By hash, as anywhere: a name that the partner sends is another content than the filed one.
  const hashes = hashFields(row.salt, next, sent);
  const samePerson = photographedFields.every((id) => facts.fieldHashes[id] === hashes[id]);
  // The photo no longer shows the principal.
  if (!samePerson) await removeMaterialOf(tx, row.id, 'FACE_PHOTO', facts.now);
  return {
    set: {
      changed,
      ...subjectNameOf(kindRow(facts.kind).about === 'nothing' || facts.record.elsewhere ? next : content.base),
      ...(samePerson ? {} : { standingPhoto: null }),
    },
    contentChanged: true,
    logged: { fields: given.map((one) => one.field) },
  };
};

/**
 * Whether what follows of this value may tell a filed one: its own, or the same of the other principal, with whom rules compare (one person
 * uploads one ID).
 */
const isComparedWithFiled = (id: FieldId, base: FieldValues): boolean =>
  fieldIds.some(
    (one) => base[one] !== undefined && fieldRow(one).personal && one.split('.').at(-1) === id.split('.').at(-1),
  );

/** What the filing lacks is judged by what is filed now, which the last save may not know. */
const fieldsToFillIn = (facts: OrderFacts, { base, now }: { readonly base: FieldValues; readonly now: FieldValues }) =>
  fieldsOfOrder({
    ...facts,
    asked: askedFields({ kind: facts.kind, elsewhere: facts.record.elsewhere, before: base, after: now }).map(
      ({ field }) => field,
    ),
  });

const tooManyGuesses = refusal('NOT_POSSIBLE', {
  code: 'REVEAL_QUOTA',
  message: fillTemplate(
    bilingual(
      '{minutes} 分钟内最多为一个订单填写 {one} 项（合计 {all} 项）已脱敏的信息；主管已收到告警',
      'Within {minutes} minutes at most {one} masked values of an order ({all} in all) may be replaced; the supervisors are told',
    ),
    { minutes: LOOK_MINUTES, one: partnerLooks.ofOrder, all: partnerLooks.all },
  ),
  suggestion: bilingual('请稍后再保存；不变更的内容请不要填写', 'Save again later, and leave out what does not change'),
  ruleId: 'D-reveal-quota',
});

/** A blank value counts as none; texts are trimmed, lists are trimmed and lose duplicates. */
function normaliseValue(one: FieldInput): FieldValue | undefined {
  if (one.values !== undefined) {
    const list = [...new Set(one.values.map((value) => value.trim()).filter((value) => value !== ''))];
    return list.length === 0 ? undefined : list;
  }
  const value = one.value?.trim() ?? '';
  return value === '' ? undefined : value;
}

/** The form gives the name of a subject that is not filed with us, the record that of another; a person's is masked, as in records. */
function subjectNameOf(values: FieldValues): { subjectName?: string } {
  const name = textOf(values, 'subject.name');
  if (name === undefined) return {};
  return { subjectName: isPerson(values) ? maskValue('subject.name', name) : name };
}

/** A filing password is replaced by its MD5 before anything is stored; a text that is one already is taken as it is. */
function digested(id: FieldId, value: FieldValue | undefined): FieldValue | undefined {
  if (fieldRow(id).digest !== 'md5' || typeof value !== 'string') return value;
  // A mask stands for the stored value; a check refuses characters that GBK lacks.
  const bytes = value.includes('*') || isMd5Text(value) ? undefined : gbkBytes(value);
  return bytes === undefined ? value : createHash('md5').update(bytes).digest('hex');
}

function checkFieldInputs(known: readonly FieldId[], given: readonly FieldInput[]): Refusal | null {
  const seen = new Set<string>();
  const reasons = given.flatMap((one): Reason[] => {
    if (seen.has(one.field))
      return [fieldReason(one.field, 'GIVEN_TWICE', bilingual('字段重复', 'The field is given twice'))];
    seen.add(one.field);
    if (isFieldId(one.field) && !known.includes(one.field)) return [otherKindReason(one.field)];
    if (!isFieldId(one.field)) return [unknownFieldReason(one.field, known)];
    const row = fieldRow(one.field);
    const list = row.shape === 'list';
    if ((list && one.value !== undefined) || (!list && one.values !== undefined)) {
      return [
        fieldReason(
          one.field,
          'WRONG_SHAPE',
          list
            ? bilingual('此字段为列表，请用 values', 'This field is a list: use values')
            : bilingual('此字段为单个文本，请用 value', 'This field is one text: use value'),
        ),
      ];
    }
    const longest = Math.max(0, ...[one.value ?? '', ...(one.values ?? [])].map((value) => [...value].length));
    return longest <= row.max
      ? []
      : [fieldReason(one.field, 'TOO_LONG', bilingual(`最多 ${row.max} 个字符`, `At most ${row.max} characters`))];
  });
  return reasons.length === 0 ? null : refusal('INVALID_INPUT', ...reasons);
}

/** A filed domain in another spelling is replaced by the filed spelling. */
const withFiledSpelling = (names: readonly string[], filed: readonly string[]): string[] =>
  names.map((name) => filed.find((one) => canonicalDomain(one) === canonicalDomain(name)) ?? name);

const fieldReason = (field: string, code: RefusalReasonCode, message: { zh: string; en: string }): Reason => ({
  code,
  field,
  message,
  suggestion: bilingual('请修改后重新保存', 'Correct it and save again'),
  ruleId: 'R-4',
});

/** If stored, the mask itself would be filed as the value. */
const maskedValueReason = (field: FieldId): Reason => ({
  code: 'MASKED_VALUE',
  field,
  message: bilingual('这是脱敏后的内容，不能作为新值保存', 'This is a masked value and cannot be stored as a new one'),
  suggestion: bilingual(
    '不变更时请不要传此字段；要变更请填写完整内容',
    'Leave the field out to keep its value, or send the whole new value',
  ),
  ruleId: 'R-4',
});

/** The answer alone names the characters: they are parts of the value, and of a password only their places are told. */
const characterReason = (field: FieldId, lacking: readonly CharacterNotCarried[]): Reason => {
  const open = fieldRow(field).digest === undefined;
  const named = lacking.slice(0, 5).map(({ place, character, codePoint }) => ({
    zh: open ? `${character === '' ? '' : `「${character}」`}（${codePoint}，第 ${place} 个字）` : `第 ${place} 个字`,
    en: open ? `${character === '' ? '' : `“${character}” `}(${codePoint}, place ${place})` : `place ${place}`,
  }));
  const more = lacking.length > named.length ? ' …' : '';
  return {
    code: 'CHARACTER_NOT_CARRIED',
    field,
    message: bilingual(
      `管局接口（GBK）无法传送：${named.map(({ zh }) => zh).join('、')}${more}`,
      `The interface to the bureau (GBK) cannot carry ${named.map(({ en }) => en).join(', ')}${more}`,
    ),
    suggestion: adviceOnCharacters(lacking.map(({ character }) => character)),
    ruleId: 'FMT-GBK',
  };
};

const unknownFieldReason = (field: string, known: readonly FieldId[]): Reason => {
  const nameOf = (id: string) => id.split('.').at(-1)?.replace(/[_-]/g, '').toLowerCase();
  const near = known.find((id) => nameOf(id) === nameOf(field));
  return {
    code: 'UNKNOWN_FIELD',
    field: safeFieldName(field),
    message: bilingual('没有这个字段', 'There is no such field'),
    suggestion:
      near === undefined
        ? bilingual('请对照此类订单的填报表单', 'The query `orderForm` lists the fields of this kind of order')
        : bilingual(`是否指 ${near}？`, `Did you mean ${near}?`),
    ruleId: 'R-4',
  };
};

/** Refuses a known field that an order of this kind does not change. */
const otherKindReason = (field: FieldId): Reason => {
  const [kind] = kindsOfField(field);
  const { zh, en } = kind === undefined ? { zh: '', en: '' } : kindRow(kind).label;
  return {
    code: 'UNKNOWN_FIELD',
    field,
    message: bilingual('此类订单不填写这个字段', 'An order of this kind does not fill in the field'),
    suggestion: bilingual(
      `请在完成或放弃本订单后，另开“${zh}”订单（${kind}）`,
      `Finish or abandon this order, then open one of the kind ${kind} (${en})`,
    ),
    ruleId: 'R-4',
  };
};
