export { type FoundTool, findTool, runTool } from './postgres-tools.ts';
