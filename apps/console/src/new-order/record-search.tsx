import { textLengths } from '@beian/domain/text';
import { Input } from 'antd';
import { useState } from 'react';
import { useT } from '../providers/i18n.ts';
import styles from './new-order.module.css';

/** Finds records of the partner by number, name or domain. */
export function RecordSearch({ onSearch }: { onSearch: (text: string) => void }) {
  const t = useT();
  const [text, setText] = useState('');
  return (
    <Input.Search
      className={styles.search}
      aria-label={t('newOrder.find')}
      placeholder={t('newOrder.find')}
      maxLength={textLengths.search}
      value={text}
      allowClear
      onChange={(event) => setText(event.target.value)}
      onSearch={(value) => onSearch(value.trim())}
    />
  );
}
