import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { Setting } from '../../generated/setting.ts';
import { languages, renderIn } from '../../testing/render.tsx';
import { TextSetting } from './text-setting.tsx';

const setting: Setting = {
  name: 'providerName',
  label: 'Name of the provider',
  explains: 'Printed on the verification form.',
  value: 'Sample Cloud',
  changedAt: null,
  changedBy: null,
  mayChange: true,
  text: { maxLength: 60, rule: 'The full name', lines: false },
  choices: [],
};
const show = (language: (typeof languages)[number], more: Partial<Setting> = {}) =>
  renderIn(language, <TextSetting setting={{ ...setting, ...more }} />);

test.each(languages)('%s: shows the text with its rule, and can be saved once it was changed', async (language) => {
  const { user } = await show(language);
  const field = screen.getByRole('textbox', { name: setting.label, description: 'The full name' });
  const save = screen.getByRole<HTMLButtonElement>('button');
  expect(save.disabled).toBe(true);
  await user.type(field, ' Ltd.');
  expect(save.disabled).toBe(false);
  await user.clear(field);
  await user.type(field, 'Sample Cloud ');
  expect(save.disabled).toBe(true);
});

test('somebody who may not change it reads it', async () => {
  await show('en', { mayChange: false });
  expect(screen.getByRole<HTMLInputElement>('textbox').disabled).toBe(true);
  expect(screen.queryByRole('button')).toBeNull();
});
