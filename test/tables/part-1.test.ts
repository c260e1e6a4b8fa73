import { testTables } from "./tables";

testTables(0);
