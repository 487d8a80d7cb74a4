export { type FoundTool, findTool, runSync, runTool } from './postgres-tools.ts';
