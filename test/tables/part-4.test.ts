import { testTables } from "./tables";

testTables(3);
