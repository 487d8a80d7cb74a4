import { expect, it } from 'vitest';
import { isCreditCode, isResidentId } from '../records/check-digits.ts';
import { recordShape } from '../records/shapes.ts';
import { MOST_MORE_SUBJECTS } from './more-subjects.ts';
import { places } from './places.ts';
import { seedRecords } from './records.ts';

const all = places.map((place) => ({
  place,
  records: seedRecords(`${place.province}000999`, place.province, MOST_MORE_SUBJECTS),
}));
const records = all.flatMap((one) => one.records);

it('each of the 31 provinces has four subjects or more, enterprises and other natures', () => {
  expect(all).toHaveLength(31);
  for (const { place, records: own } of all) {
    expect(own.length, place.name).toBeGreaterThanOrEqual(4);
    const natures = own.map(({ Zt_xx }) => Zt_xx.Dwxz);
    expect(natures, place.name).toContain('4');
    if (place.province !== '320000') expect(natures, place.name).toContain('5');
  }
  const natures = new Set(records.map(({ Zt_xx }) => Zt_xx.Dwxz));
  expect([...natures].sort()).toEqual(['11', '3', '4', '5', '6']);
});

it('numbers, ids, domains and mobiles are unique and belong to their province', () => {
  const different = (what: string, values: readonly string[]) => expect(new Set(values).size, what).toBe(values.length);
  different(
    'filing numbers',
    records.flatMap(({ Zt_xx, Wz_xx }) => [Zt_xx.Baxh, ...Wz_xx.map(({ Baxh }) => Baxh)]),
  );
  different(
    'bureau ids',
    records.flatMap(({ Zt_xx, Wz_xx }) => [Zt_xx.Ztid, ...Wz_xx.map(({ Wzid }) => Wzid)]),
  );
  different(
    'domains',
    records.flatMap(({ Wz_xx }) => Wz_xx.flatMap(({ Ym_xx }) => Ym_xx.map(({ Ym }) => Ym))),
  );
  different(
    'certificates',
    records.map(({ Zt_xx }) => Zt_xx.Zj.Zjhm),
  );
  different(
    'mobiles',
    records.flatMap(({ Zt_xx, Wz_xx }) => [
      ...new Set([Zt_xx.Fzr, ...Wz_xx.map(({ Wz_Fzr }) => Wz_Fzr)].map(({ Fzr_sjhm }) => Fzr_sjhm ?? '')),
    ]),
  );
  different(
    'ids of the provider',
    records.flatMap(({ Wz_xx }) => Wz_xx.flatMap(({ IspWzid }) => IspWzid ?? [])),
  );
  for (const { place, records: own } of all)
    for (const { Zt_xx } of own) {
      expect(Zt_xx.Baxh.startsWith(`${place.short}ICP备`)).toBe(true);
      expect(Zt_xx.Txdz.Shengid).toBe(place.province);
      expect(Zt_xx.Txdz.Xianid?.slice(0, 2)).toBe(place.province.slice(0, 2));
    }
});

it('data are fictitious, with valid check digits', () => {
  for (const record of records) {
    expect(recordShape.parse(record)).toEqual(record);
    const { Zt_xx, Wz_xx } = record;
    expect(Zt_xx.Dwmc).toContain('样例');
    expect((Zt_xx.Dwxz === '5' ? isResidentId : isCreditCode)(Zt_xx.Zj.Zjhm), Zt_xx.Zj.Zjhm).toBe(true);
    for (const { Fzr_zjhm, Fzr_sjhm } of [Zt_xx.Fzr, ...Wz_xx.map(({ Wz_Fzr }) => Wz_Fzr)]) {
      expect(isResidentId(Fzr_zjhm ?? ''), Fzr_zjhm).toBe(true);
      expect(Fzr_sjhm).toMatch(/^130000[02]\d{4}$/);
    }
    for (const { Ym_xx } of Wz_xx) expect(Ym_xx[0]?.Ym).toMatch(/^[a-z-]+\.example$/);
  }
});
