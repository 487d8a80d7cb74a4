import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { compare, fits, inEdition, parse } from './told.mjs';

const wanted = parse(`
  website sms submitted approved
  subject mail submitted
`);
const sms = { id: 'n1', name: 'submitted', channel: 'sms', reader: 'website', alsoReaders: [] };
const differing = (/** @type {Parameters<typeof compare>[1]} */ received) =>
  compare(wanted, received).filter((row) => !fits(row));

test('what is missing, what nobody expected, and what came twice are lines that differ', () => {
  const approved = { ...sms, name: 'approved' };
  const mail = { ...sms, channel: 'mail', reader: 'subject' };
  expect(differing([sms, approved, mail])).toEqual([]);
  expect(differing([sms, mail])).toEqual([['website', 'sms', 'approved', '1', '0']]);
  expect(differing([sms, sms, approved, mail])).toEqual([['website', 'sms', 'submitted', '1', '2']]);
  expect(differing([sms, approved, mail, { ...mail, reader: 'partner' }])).toEqual([
    ['partner', 'mail', 'submitted', '0', '1'],
  ]);
});

test('what may come fits whether it came or not, and not twice', () => {
  const may = parse('website sms submitted?');
  const counted = [[], [sms], [sms, sms]].map((received) => compare(may, received).map(fits));
  expect(counted).toEqual([[true], [true], [false]]);
});

test('a message to an address that is of both principals tells both where the story expects it, and nobody else', () => {
  const shared = { ...sms, channel: 'mail', alsoReaders: ['subject'] };
  expect(compare(wanted, [shared]).filter(([, channel]) => channel === 'mail')).toEqual([
    ['subject', 'mail', 'submitted', '1', '1'],
    ['website', 'mail', 'submitted', '0', '1'],
  ]);
});

test('under an edition with face check and SMS everywhere the notices of both stand in place of the founding ones', () => {
  const text = 'website sms photoDue handedOver approved';
  const way = { isByFace: true, isBySms: true };
  expect(inEdition(text, [way])).toBe('website sms photoDueByFace handedOverToSms handedOver? approved');
  expect(inEdition(text, [{ isByFace: false, isBySms: false }])).toBe(text);
  expect(inEdition(inEdition(text, [way]), [way])).toBe(inEdition(text, [way]));
});

test('each story says who is told what', async () => {
  const folder = new URL('../scenarios/', import.meta.url);
  const stories = readdirSync(folder);
  expect(stories).toHaveLength(20);
  for (const file of stories) {
    const { told, description } = await import(new URL(file, folder).href);
    expect(parse(told).size, description).toBeGreaterThan(0);
  }
});
