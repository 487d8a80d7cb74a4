import { isScope, scopeRow } from '@beian/domain';

/** `ORDERS_READ` in the house's words. */
export function scopeLabel(name: string, language: 'zh' | 'en'): string {
  const scope = name.toLowerCase().replace('_', ':');
  return isScope(scope) ? scopeRow(scope).label[language] : name;
}
