import { expect, test } from 'vitest';
import { type FieldId, fieldIds, fieldRow } from '../filing/fields.ts';
import { personParts } from '../filing/person-parts.ts';
import { fieldsOfPart } from './person.ts';

/** 备案密码: kept as a hash of a number that the bureau gave out, which says nothing about a person. */
const nobodys: readonly FieldId[] = ['subject.filingPassword'];

test('every personal field is found, exported and deleted as the data of exactly one person', () => {
  const owners = (id: FieldId) => personParts.filter((part) => fieldsOfPart(part).includes(id));
  const wrong = fieldIds.filter((id) => fieldRow(id).personal && !nobodys.includes(id) && owners(id).length !== 1);
  expect(
    wrong,
    'fieldsOfPart (personal/person.ts) finds no person: name `person` in the row (filing/fields.ts), or the group in personOfGroup (filing/person-parts.ts)',
  ).toEqual([]);
});
