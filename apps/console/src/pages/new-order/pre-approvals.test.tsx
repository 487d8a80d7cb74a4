import { fireEvent, screen } from '@testing-library/react';
import { useState } from 'react';
import { expect, test } from 'vitest';
import { chineseIn, languages, renderIn } from '../../testing/render.tsx';
import { PreApprovals } from './pre-approvals.tsx';

const names = {
  zh: { number: '批准文号', add: '再加一项审批', remove: /删\s?除/ },
  en: { number: 'Number of the approval', add: 'Add another approval', remove: /Remove/ },
};

function Form({ onType }: { readonly onType: (value: string[]) => void }) {
  const [value, setValue] = useState<readonly string[]>(['1:10120260001']);
  const type = (next: string[]) => {
    setValue(next);
    onType(next);
  };
  const same = { id: 'a', label: 'A', disabled: false, isBad: false, onLeave: () => undefined };
  return <PreApprovals {...same} value={value} onType={type} />;
}

test('an approval is written as type and number, with its paper and authority beside it', async () => {
  for (const language of languages) {
    const { number, add, remove } = names[language];
    const written: string[][] = [];
    const { container } = await renderIn(language, <Form onType={(value) => written.push(value)} />);
    expect(container.textContent).toContain(
      language === 'zh' ? '互联网新闻信息服务许可证，核发部门：网信部门' : 'Licence for internet news, issued by',
    );
    if (language === 'en') expect(chineseIn(container)).toEqual([]);
    fireEvent.click(screen.getByRole('button', { name: add }));
    fireEvent.change(screen.getAllByLabelText(number).at(-1) as HTMLElement, { target: { value: '样例2号' } });
    fireEvent.click(screen.getAllByRole('button', { name: remove }).at(-1) as HTMLElement);
    expect(written).toEqual([['1:10120260001', ':样例2号'], ['1:10120260001']]);
  }
});
