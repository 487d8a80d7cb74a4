import { expect, test } from 'vitest';
import type { Proposal } from '../filing/proposal.ts';
import { forecastDomains, isNumberSince2018 } from './scope.ts';

const change = (values: Partial<Proposal>): Proposal => ({
  kind: 'CHANGE_BOTH',
  province: '320000',
  edition: '2025-12-31',
  today: '2026-03-02',
  before: { 'subject.name': '样例茶业有限公司', 'website.domains': ['a.example', 'gone.example'] },
  after: { 'subject.name': '样例新茶业有限公司', 'website.domains': ['a.example', 'new.example'] },
  otherDomains: ['b.example', 'a.example', 'new.example'],
  ...values,
});

test('a changed subject is held against the filed domains of the website and of its other ones, each once', () => {
  expect(forecastDomains(change({}))).toEqual(['a.example', 'b.example']);
  expect(forecastDomains(change({ otherDomains: undefined as never }))).toEqual(['a.example']);
});

test('without a change of the subject, and before the rule, nothing is tested again', () => {
  expect(forecastDomains(change({ edition: '2018-06' }))).toEqual([]);
  expect(forecastDomains(change({ after: { ...change({}).before, 'website.name': '样例' } }))).toEqual([]);
});

test.each([
  ['苏ICP备2021000123号', true],
  ['苏ICP备2018000123号', true],
  ['苏ICP备2017000123号', false],
  ['苏ICP备18000123号', false],
  ['苏ICP备20210001号', false],
  ['', false],
])('%s: whether all of its websites were approved since 2018: %s', (number, since) => {
  expect(isNumberSince2018(number)).toBe(since);
});
