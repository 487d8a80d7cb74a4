import { Segmented } from 'antd';
import { type Language, setLanguage, t, useLanguage } from '../providers/i18n.ts';
import { queryClient } from '../providers/queries.ts';
import { shellTexts } from './texts.ts';

/** 中文 / English, stored in this browser and sent with every call. */
export function LanguageSwitch() {
  const language = useLanguage();
  return (
    <Segmented<Language>
      size="small"
      aria-label={t(shellTexts.language)}
      value={language}
      options={[
        { label: <span lang="zh-CN">中文</span>, value: 'zh' },
        { label: <span lang="en">English</span>, value: 'en' },
      ]}
      onChange={(next) => {
        queryClient.clear();
        setLanguage(next);
      }}
    />
  );
}
