import { SearchOutlined } from '@ant-design/icons';
import type { BilingualText } from '@beian/domain/text';
import { Input, type InputRef, Modal } from 'antd';
import { useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { nextTexts } from '../../queue/next/texts.ts';
import { useNext } from '../../queue/next/use-next.ts';
import type { KeyName } from '../../ui/key-bindings.ts';
import { KeyCaps } from '../../ui/key-caps.tsx';
import { keyTexts } from '../../ui/key-texts.ts';
import page from '../../ui/page.module.css';
import { usePageActions } from '../../ui/page-actions.ts';
import { useMenu } from '../pages.tsx';
import { setLanguage, t, useLanguage } from '../providers/i18n.ts';
import { queryClient } from '../providers/queries.ts';
import styles from './choices.module.css';
import { type Choice, type ChoiceGroup, useChoices } from './choices.tsx';
import { isExact, SearchState, useSearchGroups } from './search-results.tsx';
import { paletteTexts } from './texts.ts';
import { useSearch } from './use-search.ts';

interface PaletteProps {
  readonly onClose: () => void;
  readonly onHelp: () => void;
}

/** A command with its search text: its name in both languages. */
interface Command extends Choice {
  readonly names: string;
}

/** The command palette: all pages, actions and search results, by keyboard. */
export default function Palette({ onClose, onHelp }: PaletteProps) {
  const input = useRef<InputRef>(null);
  const [typed, setTyped] = useState('');
  const finder = useSearch(typed);
  const commands = useCommands(typed, onHelp);
  const found = useSearchGroups(finder);
  const groups = isExact(finder) ? [...found, ...commands] : [...commands, ...found];
  const choices = useChoices(groups, {
    id: 'palette-choices',
    onDone: onClose,
    typed,
    waiting: finder.waiting && commands.length === 0,
  });
  return (
    <Modal
      open
      onCancel={onClose}
      footer={null}
      closable={false}
      width={600}
      // The shell gives the focus back at once; later the dialog would take it from the form of the chosen action.
      focusTriggerAfterClose={false}
      title={<span className={page.hidden}>{t(paletteTexts.title)}</span>}
      styles={{ content: { padding: '8px 0 4px' }, header: { margin: 0 } }}
      afterOpenChange={(isOpen) => isOpen && input.current?.focus()}
    >
      <Input
        {...choices.field(true)}
        ref={input}
        autoFocus
        size="large"
        aria-label={t(paletteTexts.title)}
        placeholder={t(paletteTexts.hint)}
        variant="borderless"
        prefix={<SearchOutlined aria-hidden />}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => void choices.onKey(event)}
      />
      <div className={styles.palette}>
        {choices.list(t(paletteTexts.title))}
        <SearchState finder={finder} empty={groups.length === 0} />
      </div>
    </Modal>
  );
}

/** Commands that match the text: actions of the open page first, then pages, then global actions. */
function useCommands(typed: string, onHelp: () => void): ChoiceGroup[] {
  const navigate = useNavigate();
  const language = useLanguage();
  const next = useNext();
  const offered = usePageActions();
  const shown = useMenu();
  const named = (
    text: BilingualText,
    choice: Omit<Command, 'key' | 'label' | 'names'> & { key?: string },
  ): Command => ({
    key: text.en,
    label: t(text),
    names: `${text.zh} ${text.en}`,
    ...choice,
  });
  const cap = (name: KeyName) => <KeyCaps name={name} />;
  const groups: { key: string; label: string; choices: Command[] }[] = [
    {
      key: 'page',
      label: t(paletteTexts.page),
      choices: offered.map(({ key, label, run }) => ({ key, label, names: label, run })),
    },
    {
      key: 'pages',
      label: t(paletteTexts.pages),
      choices: shown.flatMap((group) =>
        group.pages.map(({ label, to }) => named(label, { aside: t(group.label), run: () => navigate(to) })),
      ),
    },
    {
      key: 'everywhere',
      label: t(paletteTexts.everywhere),
      choices: [
        ...(next.mayTake ? [named(nextTexts.take, { aside: cap('order.next'), run: next.take })] : []),
        named(paletteTexts.language, {
          run: () => {
            queryClient.clear();
            setLanguage(language === 'zh' ? 'en' : 'zh');
          },
        }),
        named(keyTexts.help, { aside: cap('help'), run: onHelp }),
      ],
    },
  ];
  const wanted = typed.trim().toLowerCase();
  return groups
    .map((group) => ({ ...group, choices: group.choices.filter((one) => one.names.toLowerCase().includes(wanted)) }))
    .filter((group) => group.choices.length > 0);
}
