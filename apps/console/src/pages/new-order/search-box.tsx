import { textLengths } from '@beian/domain/text';
import { Input } from 'antd';
import { useState } from 'react';
import styles from './new-order.module.css';

/** Searches a list of the partner when Enter is pressed; `label` says by what. */
export function SearchBox({ label, onSearch }: { label: string; onSearch: (text: string) => void }) {
  const [text, setText] = useState('');
  return (
    <Input.Search
      className={styles.search}
      aria-label={label}
      placeholder={label}
      maxLength={textLengths.search}
      value={text}
      allowClear
      onChange={(event) => setText(event.target.value)}
      onSearch={(value) => onSearch(value.trim())}
    />
  );
}
