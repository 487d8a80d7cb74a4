import { materials } from '@beian/domain/filing';
import { orderLifeCycle } from '@beian/domain/order';
import { roles } from '@beian/domain/staff';
import { describe, expect, it } from 'vitest';
import { loadLanguage, translate } from '../providers/i18n.ts';
import { en as enFirst } from './en.ts';
import { enAccount } from './en-account.ts';
import { enAudit } from './en-audit.ts';
import { enAvailability } from './en-availability.ts';
import { enBoardPage } from './en-board-page.ts';
import { enCalendar } from './en-calendar.ts';
import { enDigest } from './en-digest.ts';
import { enDownload } from './en-download.ts';
import { enEvidence } from './en-evidence.ts';
import { enGateway } from './en-gateway.ts';
import { enKinds } from './en-kinds.ts';
import { enNewOrder } from './en-new-order.ts';
import { enOnce } from './en-once.ts';
import { enPartners } from './en-partners.ts';
import { enPersons } from './en-persons.ts';
import { enQuality } from './en-quality.ts';
import { enReveal } from './en-reveal.ts';
import { enWork } from './en-work.ts';
import { zh as zhFirst } from './zh.ts';
import { zhAccount } from './zh-account.ts';
import { zhAudit } from './zh-audit.ts';
import { zhAvailability } from './zh-availability.ts';
import { zhBoardPage } from './zh-board-page.ts';
import { zhCalendar } from './zh-calendar.ts';
import { zhDigest } from './zh-digest.ts';
import { zhDownload } from './zh-download.ts';
import { zhEvidence } from './zh-evidence.ts';
import { zhGateway } from './zh-gateway.ts';
import { zhKinds } from './zh-kinds.ts';
import { zhNewOrder } from './zh-new-order.ts';
import { zhOnce } from './zh-once.ts';
import { zhPartners } from './zh-partners.ts';
import { zhPersons } from './zh-persons.ts';
import { zhQuality } from './zh-quality.ts';
import { zhReveal } from './zh-reveal.ts';
import { zhWork } from './zh-work.ts';

await Promise.all([loadLanguage('zh'), loadLanguage('en')]);

const zhLater = {
  ...zhAccount,
  ...zhBoardPage,
  ...zhCalendar,
  ...zhDigest,
  ...zhDownload,
  ...zhEvidence,
  ...zhGateway,
  ...zhAudit,
  ...zhAvailability,
  ...zhWork,
  ...zhKinds,
  ...zhNewOrder,
  ...zhOnce,
  ...zhPartners,
  ...zhPersons,
  ...zhQuality,
  ...zhReveal,
};
const zh = { ...zhFirst, ...zhLater };
const en = {
  ...enFirst,
  ...enAccount,
  ...enBoardPage,
  ...enCalendar,
  ...enDigest,
  ...enDownload,
  ...enEvidence,
  ...enGateway,
  ...enAudit,
  ...enAvailability,
  ...enWork,
  ...enKinds,
  ...enNewOrder,
  ...enOnce,
  ...enPartners,
  ...enPersons,
  ...enQuality,
  ...enReveal,
};

const places = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort();

describe('dictionaries', () => {
  it('have no key in two of their parts', () => {
    expect(Object.keys(zhLater).filter((key) => key in zhFirst)).toEqual([]);
  });

  it('have the same keys, none of them empty', () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort());
    for (const text of [...Object.values(zh), ...Object.values(en)]) expect(text).not.toBe('');
  });

  it('have the same placeholders in both languages', () => {
    for (const key of Object.keys(zh) as (keyof typeof zh)[])
      expect([key, ...places(en[key])]).toEqual([key, ...places(zh[key])]);
  });

  it('have no Chinese characters in English texts', () => {
    for (const text of Object.values(en)) expect(text).not.toMatch(/\p{Script=Han}/u);
  });

  it("use the domain's labels of states, materials and roles", () => {
    expect({ zh: zh['state.LAPSED'], en: en['state.LAPSED'] }).toEqual(orderLifeCycle.states.LAPSED.label);
    expect({ zh: zh['material.FACE_PHOTO'], en: en['material.FACE_PHOTO'] }).toEqual(materials.FACE_PHOTO.label);
    expect({ zh: zh['role.supervisor'], en: en['role.supervisor'] }).toEqual(roles.supervisor);
  });

  it('choose singular or plural', () => {
    expect(translate('en', 'records.total', { n: 1 })).toBe('1 record');
    expect(translate('en', 'records.total', { n: '1,000+' })).toBe('1,000+ records');
    expect(translate('zh', 'queue.waiting', { n: 3 })).toBe('有 3 单更新');
  });
});
