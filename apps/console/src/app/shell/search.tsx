import { SearchOutlined } from '@ant-design/icons';
import { textLengths } from '@beian/domain/text';
import { Input, type InputRef } from 'antd';
import { useRef, useState } from 'react';
import page from '../../ui/page.module.css';
import { useKeys } from '../../ui/use-keys.ts';
import { t } from '../providers/i18n.ts';
import styles from './choices.module.css';
import { useChoices } from './choices.tsx';
import { SearchState, useSearchGroups } from './search-results.tsx';
import { searchTexts, shellTexts } from './texts.ts';
import { useSearch } from './use-search.ts';

/** Global search in the header: orders, records and websites by number, domain or name; a person or unit by a whole ID number. */
export function Search() {
  const input = useRef<InputRef>(null);
  const [typed, setTyped] = useState('');
  const [open, setOpen] = useState(false);
  const finder = useSearch(typed);
  const groups = useSearchGroups(finder);
  const close = () => {
    setOpen(false);
    setTyped('');
    input.current?.blur();
  };
  const choices = useChoices(groups, { id: 'search-results', onDone: close, typed, waiting: finder.waiting });
  useKeys({ 'search.focus': () => input.current?.focus({ cursor: 'all' }) });
  const shown = open && typed.trim() !== '';
  return (
    <search className={styles.search}>
      <Input
        maxLength={textLengths.search}
        ref={input}
        {...choices.field(shown)}
        aria-label={t(shellTexts.search)}
        aria-keyshortcuts="/"
        placeholder={t(shellTexts.search)}
        prefix={<SearchOutlined aria-hidden />}
        suffix={<kbd className={page.key}>/</kbd>}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onChange={(event) => {
          setOpen(true);
          setTyped(event.target.value);
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing || choices.onKey(event)) return;
          if (event.key === 'Escape') close();
        }}
      />
      {shown ? (
        <div className={styles.panel}>
          <SearchState finder={finder} empty={groups.length === 0} />
          {choices.list(t(searchTexts.results))}
        </div>
      ) : null}
    </search>
  );
}
