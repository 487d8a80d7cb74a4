import { screen } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { Order } from '../../order/documents.ts';
import { chineseIn, languages, renderIn } from '../../testing/render.tsx';
import { FormPanel } from './form-panel.tsx';

const blank: Order['verificationForm'] = {
  url: '/verification-forms/order_1',
  mark: '7F3A-91C2-04',
  attachedMark: '7F3A-91C2-04',
  outdated: false,
  onPaper: true,
  keptUrl: null,
  commitmentUrl: null,
  verifiedAt: null,
  verifierName: null,
};

describe('the verification form of an order', () => {
  test.each(languages)('is offered in %s to be printed, and once approved as it was verified', async (language) => {
    const { update } = await renderIn(language, <FormPanel form={blank} />);
    expect(screen.getAllByRole('link').map((link) => link.getAttribute('href'))).toEqual([blank.url]);
    const kept = { keptUrl: `${blank.url}?kept=true`, verifiedAt: '2018-06-16T02:00:00.000Z', verifierName: 'Zhou' };
    update(<FormPanel form={{ ...blank, ...kept }} />);
    const [, link] = screen.getAllByRole('link');
    expect(link?.getAttribute('href')).toBe(kept.keptUrl);
    expect(link?.textContent).toContain('Zhou');
    if (language === 'en') expect(chineseIn(document.body)).toEqual([]);
  });
});
