import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matterValues, subject, website, websiteValues } from '../testing/website.fixture.ts';
import { fieldIds, fieldRow } from './fields.ts';
import type { Access, Principal, Subject, Website } from './record.ts';
import {
  accessToFieldValues,
  applyFieldValues,
  applySubjectValues,
  applyWebsiteValues,
  keepUnpublished,
  keepUnpublishedOfSubject,
  keepUnpublishedOfWebsite,
  parsePreApproval,
  toFieldValues,
  withSentNames,
} from './record-values.ts';

const newId = (name: string) => `new ${name}`;
const newIds = { domain: newId, ipRange: newId };
const some = fc.string({ unit: 'grapheme', minLength: 1 });
const maybe = fc.option(some, { nil: undefined });
const codes = fc.uniqueArray(fc.integer({ min: 1, max: 64 }));
const anyPrincipal: fc.Arbitrary<Principal> = fc.record({
  name: maybe,
  officePhone: maybe,
  mobile: maybe,
  email: maybe,
  idType: fc.option(fc.integer({ min: 1, max: 99 }), { nil: undefined }),
  idNumber: maybe,
  idValidUntil: maybe,
  legalRepresentative: fc.option(fc.boolean(), { nil: undefined }),
  emergencyPhone: maybe,
});
const ACCESS = '31';
const anyAccess: fc.Arbitrary<Access> = fc.record({
  bureauId: fc.constant(ACCESS),
  ispId: some,
  serverLocations: codes,
  accessModes: codes,
  ipRanges: fc.uniqueArray(fc.record({ bureauId: some, providerId: some, first: fc.ipV4(), last: fc.ipV4() }), {
    selector: ({ first, last }) => `${first}-${last}`,
  }),
});
const anyWebsite: fc.Arbitrary<Website> = fc.record({
  bureauId: some,
  filingNumber: some,
  name: some,
  domains: fc.uniqueArray(fc.record({ bureauId: some, providerId: some, name: some }), {
    selector: ({ name }) => name,
  }),
  homeUrl: maybe,
  serviceContents: codes,
  languages: codes,
  accesses: anyAccess.map((access) => [access]),
  preApprovals: fc.option(
    fc.array(fc.record({ type: fc.integer({ min: 1, max: 64 }), number: some }), { minLength: 1, maxLength: 3 }),
    { nil: undefined },
  ),
  principal: anyPrincipal,
  remark: maybe,
});
const anySubject: fc.Arbitrary<Subject> = fc.record({
  bureauId: some,
  filingNumber: some,
  name: some,
  nature: fc.option(fc.integer({ min: 1, max: 99 }), { nil: undefined }),
  investor: maybe,
  province: fc.constant('320000'),
  city: some,
  county: maybe,
  mailingAddress: maybe,
  certificateType: fc.integer({ min: 1, max: 99 }),
  certificateNumber: some,
  certificateAddress: some,
  principal: anyPrincipal,
  remark: maybe,
});
const anyMatter = fc.record({ subject: anySubject, website: anyWebsite, accessId: fc.constant(ACCESS) });

describe('the field catalogue and a record', () => {
  test('property: reading a record and writing the values back changes nothing', () => {
    fc.assert(
      fc.property(anyMatter, (one) => {
        expect(applyFieldValues(one, toFieldValues(one), newIds)).toEqual(one);
      }),
    );
  });
  test('property: values written are the values read', () => {
    fc.assert(
      fc.property(anyMatter, anyMatter, (one, other) => {
        const values = toFieldValues(other);
        expect(toFieldValues(applyFieldValues(one, values, newIds))).toEqual(values);
      }),
    );
  });
  const range = { bureauId: '71', providerId: '81', first: '203.0.113.1', last: '203.0.113.9' };
  const access: Access = { bureauId: ACCESS, ispId: '1', serverLocations: [17], accessModes: [2], ipRanges: [range] };
  test('a complete record contains every field of the catalogue', () => {
    // An app has fields of its own; a cancellation's own fields and the note on a change of an access are of no record.
    const filed = fieldIds.filter(
      (id) =>
        !['app', 'cancellation', 'filingPassword', 'serviceCode'].includes(fieldRow(id).group) &&
        id !== 'access.remark',
    );
    expect(Object.keys({ ...matterValues, ...accessToFieldValues(access) }).sort()).toEqual(filed.sort());
  });
  test('the province of a subject is never changed', () => {
    expect(applySubjectValues(subject, { ...matterValues, 'subject.province': '330000' }).province).toBe('320000');
  });
  test('the access that an order is about takes its values, and a kept range of addresses keeps its ids', () => {
    const other = { ...access, bureauId: '32' };
    const matter = { subject, website: { ...website, accesses: [access, other] }, accessId: ACCESS };
    const values = toFieldValues(matter);
    expect(values['access.ipRanges']).toEqual(['203.0.113.1-203.0.113.9']);
    const after = applyFieldValues(
      matter,
      { ...values, 'access.accessModes': ['5'], 'access.ipRanges': ['203.0.113.1-203.0.113.9', '203.0.113.20'] },
      newIds,
    );
    const added = { providerId: 'new 203.0.113.20', first: '203.0.113.20', last: '203.0.113.20' };
    expect(after.website.accesses).toEqual([{ ...access, accessModes: [5], ipRanges: [range, added] }, other]);
  });
  test('of the same principal what no bureau publishes is kept, of another one it is not', () => {
    const before = { ...subject.principal, idValidUntil: '2030-12-31', legalRepresentative: false };
    const published = { name: before.name, idNumber: before.idNumber, mobile: '13900000009' };
    expect(keepUnpublished(published, before)).toMatchObject({
      mobile: '13900000009',
      idValidUntil: '2030-12-31',
      legalRepresentative: false,
      email: undefined,
    });
    expect(keepUnpublished({ ...published, name: '别人' }, before)).toEqual({ ...published, name: '别人' });
  });
  test('a name keeps the rare characters that its report could not carry, as long as it is the same person', () => {
    const before = {
      ...{ ...subject, name: '样䶮有限公司', investor: '样㛃' },
      principal: { ...subject.principal, name: '样𬭎' },
    };
    const published = {
      ...{ ...before, name: '样?有限公司', investor: '样?' },
      principal: { ...before.principal, name: '样HONG' },
    };
    expect(keepUnpublishedOfSubject(published, before)).toEqual({
      ...before,
      principal: expect.objectContaining({ name: '样𬭎' }),
    });
    const others = { ...published, certificateNumber: 'x', principal: { ...published.principal, idNumber: 'x' } };
    expect(keepUnpublishedOfSubject(others, before)).toMatchObject({
      name: '样?有限公司',
      investor: '样?',
      principal: { name: '样HONG' },
    });
    const site = { ...website, name: '样例䶮茶业' };
    expect(keepUnpublishedOfWebsite({ ...site, name: '样例?茶业' }, site).name).toBe('样例䶮茶业');
    expect(keepUnpublishedOfWebsite({ ...site, name: '样例新茶业' }, site).name).toBe('样例新茶业');
    expect(withSentNames({ subject: before, website: site }, '?')).toMatchObject({
      subject: { name: '样?有限公司', investor: '样?', principal: { name: '样?' } },
      website: { name: '样例?茶业' },
    });
  });
  test('what no bureau publishes of a subject or website is kept by the rows of its fields, and nothing else is', () => {
    const isOurs = (id: string) => id === 'subject.remark' || id === 'website.homeUrl';
    const beforeSubject = { ...subject, remark: 'kept', county: '320102' };
    const publishedSubject = { ...subject, remark: undefined, county: undefined };
    expect(keepUnpublishedOfSubject(publishedSubject, beforeSubject, isOurs)).toMatchObject({
      remark: 'kept',
      county: undefined,
    });
    expect(keepUnpublishedOfSubject(publishedSubject, beforeSubject).remark).toBeUndefined();
    const beforeWebsite = { ...website, homeUrl: 'old.example', remark: 'not kept' };
    const publishedWebsite = { ...website, homeUrl: undefined, remark: undefined };
    expect(keepUnpublishedOfWebsite(publishedWebsite, beforeWebsite, isOurs)).toMatchObject({
      homeUrl: 'old.example',
      remark: undefined,
      domains: website.domains,
    });
    expect(keepUnpublishedOfWebsite({ ...website, homeUrl: 'new.example' }, beforeWebsite, isOurs).homeUrl).toBe(
      'new.example',
    );
    expect(keepUnpublishedOfWebsite(website, undefined)).toEqual({
      ...website,
      principal: keepUnpublished(website.principal, undefined),
    });
  });
  test('what no bureau publishes of an access is kept, also when the bureau gives it its id only now', () => {
    const isOurs = (id: string) => id === 'access.accessModes';
    const published = { ...access, serverLocations: [18], accessModes: [] };
    const keptOf = (one: Access, before: Access) =>
      keepUnpublishedOfWebsite({ ...website, accesses: [one] }, { ...website, accesses: [before] }, isOurs).accesses[0];
    const kept = { ...published, accessModes: [2] };
    expect(keptOf(published, access)).toEqual(kept);
    const opened = { ...access, bureauId: 'unfiled-91', providerId: '91' };
    expect(keptOf({ ...published, providerId: '91' }, opened)).toEqual({ ...kept, providerId: '91' });
    expect(keptOf(published, opened)).toEqual(published);
  });
  test('a pre-approval is type and number', () => {
    expect(parsePreApproval('2:新出审字样例号')).toEqual({ type: 2, number: '新出审字样例号' });
    expect(parsePreApproval('3:a:b')).toEqual({ type: 3, number: 'a:b' });
    for (const written of ['', '2', '2:', ':x', '200:x', 'x:y']) expect(parsePreApproval(written)).toBeUndefined();
  });
  test('a kept domain keeps its ids, an added one gets our id, a removed one disappears', () => {
    const written = applyWebsiteValues(
      website,
      { ...websiteValues, 'website.domains': ['new.example', 'shop.example'] },
      newId,
    );
    expect(written.domains).toEqual([
      { providerId: 'new new.example', name: 'new.example' },
      { bureauId: '11', providerId: '21', name: 'shop.example' },
    ]);
    expect(
      applyWebsiteValues(website, { ...websiteValues, 'website.domains': ['new.example'] }, newId).domains,
    ).toHaveLength(1);
  });
  test('an absent value is removed; ids, accesses and the filing number stay', () => {
    const { 'website.remark': _, 'website.principal.officePhone': __, ...rest } = websiteValues;
    const written = applyWebsiteValues(website, rest, newId);
    expect(written.remark).toBeUndefined();
    expect(written.principal.officePhone).toBeUndefined();
    expect(written).toMatchObject({ bureauId: website.bureauId, filingNumber: website.filingNumber, accesses: [] });
  });
});
